create table "a""b" ("c""d" text, e$f text, größe text);
create index "i""j" on "a""b" ("c""d");
