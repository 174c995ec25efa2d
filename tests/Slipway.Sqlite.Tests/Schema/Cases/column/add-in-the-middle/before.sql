create table t (a text, c text);
