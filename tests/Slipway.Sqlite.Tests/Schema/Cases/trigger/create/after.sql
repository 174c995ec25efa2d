create table t (a text);
create table log (a text);
create trigger tr after insert on t begin insert into log values (new.a); end;
