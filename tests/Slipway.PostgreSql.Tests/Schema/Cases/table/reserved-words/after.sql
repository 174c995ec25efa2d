create table "user" ("table" text, "select" int, "end" text, key text, value text, "offset" int);
