create table t (id text, a text);
