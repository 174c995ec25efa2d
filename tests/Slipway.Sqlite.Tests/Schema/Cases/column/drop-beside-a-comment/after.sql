create table t (
  id integer primary key, -- the key
  a text -- the first
);
