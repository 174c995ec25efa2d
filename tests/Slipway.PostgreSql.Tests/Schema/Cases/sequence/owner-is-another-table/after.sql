create sequence a;
create table u (id int);
alter sequence a owned by u.id;
