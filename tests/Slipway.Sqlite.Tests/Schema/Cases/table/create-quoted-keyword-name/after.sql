create table "order" ("group" text, "select" integer not null, [a b] text, `c"d` text);
