create table t (id integer primary key, "order" integer, "group" text default 'g');
