create table t (id integer primary key, a text, b text);
create view v as select * from t;
create trigger tr after insert on t begin update t set a = 'x' where id = new.id; end;
