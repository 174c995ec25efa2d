insert into b values (1, 'y', 2);
