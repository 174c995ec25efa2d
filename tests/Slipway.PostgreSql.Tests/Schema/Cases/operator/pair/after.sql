create function eq(a text, b text) returns boolean language sql immutable as $$ select a = b $$;
create function ne(a text, b text) returns boolean language sql immutable as $$ select a <> b $$;
create operator === (function = eq, leftarg = text, rightarg = text, commutator = ===, negator = !==, restrict = eqsel, join = eqjoinsel, hashes, merges);
create operator !== (function = ne, leftarg = text, rightarg = text, commutator = !==, negator = ===);
