-- superuser
create function e() returns event_trigger language plpgsql as $$ begin null; end $$;
create event trigger g on sql_drop execute function e();
