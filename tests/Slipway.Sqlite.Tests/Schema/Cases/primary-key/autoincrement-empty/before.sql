create table "T" (id integer primary key autoincrement, a text);
