create table p (a integer, b integer, primary key (a, b));
create table t (x integer, y integer);
