create function "F (x)"("A b" integer) returns integer language sql as $$ select "A b" $$;
comment on function "F (x)"(integer) is 'odd';
