create table t (id integer primary key, a text not null);
create table c (t_id integer references new_t (id));
