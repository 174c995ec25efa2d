create table "Order" ("Id" bigint primary key, "from" text not null default '', "To" text);
create index "Order To" on "Order" ("To");
