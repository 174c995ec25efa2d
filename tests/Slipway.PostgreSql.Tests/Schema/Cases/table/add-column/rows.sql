insert into users select n from generate_series(1, 3) n;
