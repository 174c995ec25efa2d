create table t (a int, b text) partition by range (a);
create table t1 partition of t for values from (1) to (10);
alter table only t alter b set storage external;
alter table t1 alter b set statistics 10;
alter table t1 set (fillfactor = 50);
alter table t1 alter b set compression pglz;
