insert into u values (1, 'b', 2);
