-- refused: integer and is to be boolean
create table t (a boolean);
