create table t (id integer primary key, a text);
create table log (what text);
create trigger tr after update of a on t begin insert into log values (new.a); end;
