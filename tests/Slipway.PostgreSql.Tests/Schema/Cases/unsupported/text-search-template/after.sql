-- refused: text search template
create text search template t (lexize = dsimple_lexize);
