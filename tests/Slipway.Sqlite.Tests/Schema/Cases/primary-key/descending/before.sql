create table t (a integer not null, b integer not null, primary key (a, b));
