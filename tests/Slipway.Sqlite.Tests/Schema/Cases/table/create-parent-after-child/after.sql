create table child (id integer primary key, parent_id integer references parent (id));
create table parent (id integer primary key);
