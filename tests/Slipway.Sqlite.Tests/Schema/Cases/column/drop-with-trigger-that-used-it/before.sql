create table t (id integer primary key, a text, b text);
create table log (what text);
create trigger tr after update of b on t begin insert into log values (new.b); end;
