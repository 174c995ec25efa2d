-- refused: partition-by cannot be changed
create table t (a int, b int) partition by range (b);
