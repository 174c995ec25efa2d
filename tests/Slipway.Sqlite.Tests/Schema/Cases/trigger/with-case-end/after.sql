create table t (a text, b text);
create trigger tr after insert on t begin update t set b = case when a = ';' then 'end;' else 'x' end where rowid = new.rowid; select 1; end;
