insert into posts values (3, 'three'), (9, 'nine');
insert into posts_fts (posts_fts) values ('rebuild');
