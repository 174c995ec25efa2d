create table t (c text, d text);
