create table src (a integer, b text);
create table t (a int, b text, c);
