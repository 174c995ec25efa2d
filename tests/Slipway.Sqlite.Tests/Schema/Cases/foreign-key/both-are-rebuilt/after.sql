create table p (id integer primary key, name text not null, c_id integer references c (id));
create table c (id integer primary key, p_id integer not null references p (id) on delete cascade);
