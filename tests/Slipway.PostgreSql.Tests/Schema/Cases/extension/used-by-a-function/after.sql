create extension pgcrypto;
create function token() returns text language sql as $$ select encode(gen_random_bytes(4), 'hex') $$;
create table t (id text default token());
