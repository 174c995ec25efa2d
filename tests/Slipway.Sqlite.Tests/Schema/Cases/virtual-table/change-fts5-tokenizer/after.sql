create virtual table docs using fts5(title, body, tokenize = porter);
create view v as select title from docs;
