create table t (a integer, b integer, primary key (a) unique (b) check (a > 0));
