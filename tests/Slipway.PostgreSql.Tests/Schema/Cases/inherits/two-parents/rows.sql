insert into c values (1, 2, 3);
