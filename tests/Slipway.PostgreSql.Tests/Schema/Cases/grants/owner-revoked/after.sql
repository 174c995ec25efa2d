create table users (id integer, name text, mood text);
revoke update, delete on users from current_user;
