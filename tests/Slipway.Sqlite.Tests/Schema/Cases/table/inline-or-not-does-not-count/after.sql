create table p (id integer, primary key (id));
create table t (id integer not null, a text, b integer, c text, constraint c_ok check (c <> ''), primary key (id), unique (a), foreign key (b) references p (id) on delete cascade, check (b > 0));
