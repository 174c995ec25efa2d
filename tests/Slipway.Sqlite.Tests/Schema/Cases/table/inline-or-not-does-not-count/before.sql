create table p (id integer primary key);
create table t (id integer not null primary key, a text unique, b integer references p (id) on delete cascade check (b > 0), c text constraint c_ok check (c <> ''));
