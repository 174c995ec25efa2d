create table t (a text, unique (a collate nocase));
