create table t (a int[] default '{}', b text[]);
