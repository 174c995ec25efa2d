create table t (id integer primary key, locale text not null default 'en');
