insert into users values (1, 'a');
insert into orders values (1, 1, 'new');
