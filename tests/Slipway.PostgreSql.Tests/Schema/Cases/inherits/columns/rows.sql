insert into a values (1, 'y', 1);
insert into b values (1, 'y', 2, 3);
