create table p (id integer primary key);
create table t (id integer primary key, p_id integer references p (id), a text);
