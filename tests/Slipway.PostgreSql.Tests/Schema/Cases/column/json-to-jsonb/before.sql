create table t (a json default '{}');
