-- refused: access method
create access method mine type index handler bthandler;
