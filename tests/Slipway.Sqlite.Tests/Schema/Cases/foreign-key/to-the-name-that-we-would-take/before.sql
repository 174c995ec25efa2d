create table t (id integer primary key, a text);
create table c (t_id integer references new_t (id));
