create sequence ids;
create table a (id bigint default nextval('ids'));
create table b (id bigint);
