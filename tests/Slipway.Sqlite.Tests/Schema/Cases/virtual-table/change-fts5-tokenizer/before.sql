create virtual table docs using fts5(title, body);
create view v as select title from docs;
