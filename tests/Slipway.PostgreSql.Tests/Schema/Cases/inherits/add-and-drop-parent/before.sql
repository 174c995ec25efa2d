create table a (x int, y text);
create table b (x int, y text, z int);
