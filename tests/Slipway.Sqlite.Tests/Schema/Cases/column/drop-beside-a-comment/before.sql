create table t (
  id integer primary key,
  a text, -- the first
  b text -- the last
);
