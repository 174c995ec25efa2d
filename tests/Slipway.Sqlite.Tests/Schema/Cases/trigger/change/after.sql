create table t (a text, b text);
create trigger tr after update of a on t for each row when new.a <> '' begin update t set b = 'y' where a = new.a; end;
