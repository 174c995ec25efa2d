-- superuser
create table other (id integer);
