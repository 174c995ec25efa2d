create table t (id integer primary key, a text);
create table u (x text);
create trigger tr after insert on u begin update t set a = new.x; end;
