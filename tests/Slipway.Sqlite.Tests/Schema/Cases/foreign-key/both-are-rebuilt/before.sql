create table p (id integer primary key, name text, c_id integer references c (id));
create table c (id integer primary key, p_id integer references p (id) on delete cascade);
