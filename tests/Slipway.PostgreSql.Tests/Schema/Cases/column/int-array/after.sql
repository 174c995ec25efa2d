create table t (a bigint[] default '{}', b varchar(10)[]);
