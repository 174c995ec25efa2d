create table Users (ID integer primary key, Name TEXT NOT NULL DEFAULT 'X');
