create table t (a text check (a in ('v2', 'v5', 'v8', 'X')));
