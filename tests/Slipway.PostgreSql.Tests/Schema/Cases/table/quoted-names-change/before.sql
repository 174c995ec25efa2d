create table "Order" ("Id" bigint primary key, "from" text);
