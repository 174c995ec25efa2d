create table t (a text, b text, n numeric);
alter table t alter a set storage external;
alter table t alter n set storage external;
