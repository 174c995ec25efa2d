create virtual table "docs" using FTS5(title, body, tokenize = 'porter');
