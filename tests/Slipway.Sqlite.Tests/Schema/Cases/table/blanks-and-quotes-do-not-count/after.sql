create table t (
  a text, -- first
  b integer default 1,
  c varchar(20),
  check (a <> 'X' and b > 0)
);
