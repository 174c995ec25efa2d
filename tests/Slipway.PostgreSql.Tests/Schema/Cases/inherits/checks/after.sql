create table a (x int, y int constraint d check (y > 0), constraint e check (x <> 0) no inherit);
create table b (z int, constraint f check (z > 0)) inherits (a);
