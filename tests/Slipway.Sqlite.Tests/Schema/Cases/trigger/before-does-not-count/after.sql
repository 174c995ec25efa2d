create table t (a text);
create trigger tr insert on t begin select 1; end;
