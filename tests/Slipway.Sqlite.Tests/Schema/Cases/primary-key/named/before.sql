create table t (id integer, a text, constraint t_pk primary key (id));
