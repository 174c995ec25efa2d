create table "a""b" ("c""d" text not null, e$f text, größe text, "it's" text);
create index "i""j" on "a""b" ("c""d");
