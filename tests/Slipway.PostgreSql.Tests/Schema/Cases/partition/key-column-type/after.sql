-- refused: column public.t.a would have to be dropped
create table t (a bigint, b int) partition by range (a);
