create table t (id integer primary key, a text, b text);
create table gone (x text);
create trigger g after insert on gone begin update t set b = new.x; end;
create view gv as select gone.x, t.b from gone, t;
