create function same(a text) returns text language sql as $$ select a $$;
create operator !!! (function = same, rightarg = text);
comment on operator !!! (none, text) is 'x';
