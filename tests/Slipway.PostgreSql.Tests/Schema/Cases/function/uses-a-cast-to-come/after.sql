create type mood as enum ('a');
create function z_to_mood(integer) returns mood language sql as $$ select 'a'::mood $$;
create cast (integer as mood) with function z_to_mood(integer);
create function a_first() returns mood language sql as $$ select 1::mood $$;
