create table t (id integer primary key, a text);
create table log (n integer);
create trigger tr after insert on t begin insert into log values (new.id); end;
create trigger other after insert on log begin update t set a = 'logged' where id = new.n; end;
