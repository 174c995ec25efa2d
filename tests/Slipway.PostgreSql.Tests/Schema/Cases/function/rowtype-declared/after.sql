create table users (id integer, name text, mood text);
create function f() returns integer language plpgsql as $$ declare u users%rowtype; m users.mood%type; begin return 1; end $$;
