create table t (k text not null primary key, v text);
