create function e() returns event_trigger language plpgsql as $$ begin null; end $$;
create event trigger g on ddl_command_start execute function e();
alter event trigger g enable always;
