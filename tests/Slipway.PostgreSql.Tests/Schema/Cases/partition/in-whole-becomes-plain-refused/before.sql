create table t (a int) partition by range (a);
