create table t ("A" text, b text);
create index "I" on "t" ("A" asc, b  DESC) where ("A" <> 'Q');
