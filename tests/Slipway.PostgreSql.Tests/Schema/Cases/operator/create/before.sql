create function eq(a text, b text) returns boolean language sql immutable as $$ select a = b $$;
create function ne(a text, b text) returns boolean language sql immutable as $$ select a <> b $$;
