create table t (a jsonb default '{}');
