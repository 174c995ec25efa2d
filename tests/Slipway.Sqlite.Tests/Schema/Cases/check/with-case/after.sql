create table t (a text, b integer, check (case when a = 'end' then b > 0 else 1 end));
