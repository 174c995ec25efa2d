create table b (x int, y int, z int);
