create table t (id integer, a text, constraint pk_t primary key (id));
