-- refused: transform
create function t(internal) returns internal language internal immutable as 'int4in';
create transform for integer language sql (from sql with function t(internal));
