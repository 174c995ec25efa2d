create table t (a text, b text, n numeric);
alter table t alter b set storage main;
