create table t (id integer primary key, a text, gone text);
create table u (x text);
create trigger tr after insert on u begin update t set gone = new.x; end;
