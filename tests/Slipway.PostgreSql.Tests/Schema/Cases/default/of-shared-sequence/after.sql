create sequence ids;
create table a (id bigint);
create table b (id bigint default nextval('ids'));
