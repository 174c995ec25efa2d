create function e() returns event_trigger language plpgsql as $$ begin null; end $$;
create event trigger g on ddl_command_end when tag in ('CREATE TABLE', 'ALTER TABLE') execute function e();
