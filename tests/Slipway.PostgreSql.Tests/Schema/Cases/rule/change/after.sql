create table users (id integer, name text, mood text);
create rule r as on delete to users where old.id > 5 do instead nothing;
