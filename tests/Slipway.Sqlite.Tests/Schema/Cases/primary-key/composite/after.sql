create table t (a integer not null, b integer not null, c text, primary key (a, b));
