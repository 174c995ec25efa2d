create table users (id bigint, name text, mood text);
create rule r as on delete to users where old.id = 1 do instead nothing;
