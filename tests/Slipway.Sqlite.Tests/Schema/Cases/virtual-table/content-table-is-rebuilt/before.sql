create table posts (title text, body text);
create virtual table posts_fts using fts5(title, content = 'posts');
