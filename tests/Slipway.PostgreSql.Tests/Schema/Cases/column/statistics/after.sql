create table t (a text, b text);
alter table t alter a set statistics 100;
alter table t alter b set statistics 0;
