create function eq(a text, b text) returns boolean language sql immutable as $$ select a = b $$;
create function ne(a text, b text) returns boolean language sql immutable as $$ select a <> b $$;
create operator === (function = eq, leftarg = text, rightarg = text);
create function a_first(a text) returns boolean language sql as $$ select a === 'x' $$;
