create table posts (id integer primary key, title text);
create virtual table posts_fts using fts5(title, content = 'posts', content_rowid = 'id');
