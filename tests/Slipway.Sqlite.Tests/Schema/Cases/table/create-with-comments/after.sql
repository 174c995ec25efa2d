create table t (
  -- the key
  id integer primary key, /* a , comma ) in a comment */
  name text -- trailing, too
);
