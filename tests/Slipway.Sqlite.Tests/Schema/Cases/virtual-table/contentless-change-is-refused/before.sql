create virtual table f using fts5(a, content = '');
