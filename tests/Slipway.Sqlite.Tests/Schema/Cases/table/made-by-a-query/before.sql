create table src (a integer, b text);
create table t as select a, b, a + 1 as c from src;
