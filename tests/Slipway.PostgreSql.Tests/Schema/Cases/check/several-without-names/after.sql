create table t (a int check (a > 0) check (a < 10), b text check (b in ('A', 'b', 'C d')), check (a <> 5 and b <> ''), check (true));
