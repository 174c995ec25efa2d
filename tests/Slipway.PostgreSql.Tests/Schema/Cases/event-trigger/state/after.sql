create function e() returns event_trigger language plpgsql as $$ begin null; end $$;
create event trigger g on sql_drop execute function e();
alter event trigger g disable;
comment on event trigger g is 'x';
