create table t (id integer primary key, a integer deferrable, b text, c text not null default 'x');
create index t_b on t (b);
