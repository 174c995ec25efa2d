create table users (id integer primary key autoincrement, name text not null, email text);
create table posts (id integer primary key, user_id integer not null references users (id) on delete cascade, title text not null default '', slug text);
create index posts_user on posts (user_id, slug) where slug is not null;
create unique index users_email on users (email collate nocase);
create view active as select id, name, email from users where name <> '';
create view feed as select p.title, a.name from posts p join active a on a.id = p.user_id;
create trigger posts_touch after update of title on posts begin update users set name = name where id = new.user_id; end;
create table tags (post_id integer references posts (id), tag text collate nocase, primary key (post_id, tag)) without rowid;
create virtual table posts_fts using fts5(title, content = 'posts', content_rowid = 'id');
