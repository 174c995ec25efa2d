create table "Users" ("Id" integer primary key, "Name" text);
create index "IX_Users_Name" on "Users" ("Name");
