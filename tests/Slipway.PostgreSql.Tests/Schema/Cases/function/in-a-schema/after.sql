create schema app;
create function app.f(a integer) returns integer language sql as $$ select a $$;
create view app.v as select app.f(1) as x;
