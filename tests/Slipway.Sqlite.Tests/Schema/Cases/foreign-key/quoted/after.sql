create table "My Parent" ("The Id" integer primary key);
create table t (x integer references "My Parent" ("The Id"));
