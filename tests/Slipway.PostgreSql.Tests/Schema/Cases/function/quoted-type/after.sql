create type "My, Type" as enum ('a');
create function f(a "My, Type", b "My, Type"[]) returns integer language sql as $$ select 1 $$;
