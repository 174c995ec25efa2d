-- refused: column public.t.a is text and is to be integer
create table t (a int);
