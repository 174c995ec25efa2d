create virtual table f using fts4(a, b);
