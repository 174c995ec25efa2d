create table t (a text, b jsonb);
alter table t alter a set storage external;
