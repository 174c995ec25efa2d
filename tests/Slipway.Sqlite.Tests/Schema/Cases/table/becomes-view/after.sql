create view t as select a from u;
create table u (a text);
