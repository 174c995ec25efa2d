create table c (id integer primary key, p_id integer);
