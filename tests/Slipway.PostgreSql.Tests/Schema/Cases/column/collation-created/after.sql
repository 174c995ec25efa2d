create table t (a text collate "C" not null default 'x', b varchar(3) collate "POSIX");
