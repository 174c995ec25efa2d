create table users (id integer, name text, mood text);
revoke all on users from current_user;
