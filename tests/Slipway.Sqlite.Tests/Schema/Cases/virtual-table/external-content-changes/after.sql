create table posts (id integer primary key, title text, body text);
create virtual table posts_fts using fts5(title, body, content = 'posts', content_rowid = 'id');
