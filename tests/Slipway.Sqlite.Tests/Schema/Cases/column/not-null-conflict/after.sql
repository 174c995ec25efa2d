create table t (id integer primary key, n text not null on conflict ignore);
