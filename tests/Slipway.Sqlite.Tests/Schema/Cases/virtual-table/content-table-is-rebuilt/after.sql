create table posts (title text not null, body text);
create virtual table posts_fts using fts5(title, content = 'posts');
