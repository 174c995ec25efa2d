create table users (id integer, name text, mood text);
create table log (id integer, what text);
create rule r as on update to users do also (insert into log values (old.id, 'FROM'); insert into log values (new.id, 'to'));
