create table t (a text);
create table u (a text);
create trigger tr after insert on t begin select 1; end;
