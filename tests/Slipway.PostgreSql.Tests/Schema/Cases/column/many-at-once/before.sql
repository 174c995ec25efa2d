create table t (a int, b text default 'x', c date not null, d int);
