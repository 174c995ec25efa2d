create virtual table docs using fts5(title, tokenize = "unicode61 tokenchars 'A'");
