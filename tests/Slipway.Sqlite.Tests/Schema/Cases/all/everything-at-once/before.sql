create table users (id integer primary key autoincrement, name text, legacy text);
create table posts (id integer primary key, user_id integer references users (id) on delete cascade, title text, body text);
create index posts_user on posts (user_id);
create view active as select id, name from users;
create view feed as select p.title, a.name from posts p join active a on a.id = p.user_id;
create trigger posts_touch after update on posts begin update users set name = name where id = new.user_id; end;
create table tags (post_id integer references posts (id), tag text, primary key (post_id, tag)) without rowid;
