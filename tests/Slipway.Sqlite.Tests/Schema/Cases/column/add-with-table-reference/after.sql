create table p (id integer primary key);
create table t (id integer primary key, p_id integer, constraint t_p foreign key (p_id) references p (id) on delete cascade deferrable initially deferred);
