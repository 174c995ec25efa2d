create table p (id integer primary key);
create table t (a integer not null references p (id), b text, c text);
