create table t (a text);
create trigger tr before delete on t when old.a = 'keep' begin select raise(abort, 'no'); end;
