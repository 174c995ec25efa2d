create table t (a int, b text, c int) partition by list (b);
create table t_x partition of t for values in ('x', 'X Y', null) partition by hash (a);
create table t_x_0 partition of t_x for values with (modulus 2, remainder 0);
create table t_x_1 partition of t_x for values with (modulus 2, remainder 1);
create unique index on t_x_0 (c);
