create table t (a text, b text);
create trigger tr after update on t begin update t set b = 'x' where a = new.a; end;
