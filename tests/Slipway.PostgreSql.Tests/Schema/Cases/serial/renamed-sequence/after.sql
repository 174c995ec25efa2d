create sequence my_ids as integer;
create table t (id int not null default nextval('my_ids'));
alter sequence my_ids owned by t.id;
