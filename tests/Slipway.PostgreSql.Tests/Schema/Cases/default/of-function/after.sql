create table t (a int default length('abc'::text), b text default 'A' || 'B', c date default CURRENT_DATE, d text default current_user);
