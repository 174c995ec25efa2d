create table t (a text, b text, c text, constraint u unique (a, b));
