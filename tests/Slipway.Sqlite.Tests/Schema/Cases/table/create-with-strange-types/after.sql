create table t (a "my type", b varchar(30), c decimal(10, 2), d double precision, e, f unsigned big int, g 'quoted type');
