create table a (id bigint);
create table b (id bigint default 1);
