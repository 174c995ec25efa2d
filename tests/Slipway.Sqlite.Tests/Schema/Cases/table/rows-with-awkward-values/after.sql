create table t (a, b text, c text not null default '');
