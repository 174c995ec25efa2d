create table t (a text);
create table u (a text);
create trigger tr after insert on u begin select 1; end;
