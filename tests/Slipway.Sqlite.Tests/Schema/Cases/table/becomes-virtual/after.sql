create virtual table docs using fts5(body);
