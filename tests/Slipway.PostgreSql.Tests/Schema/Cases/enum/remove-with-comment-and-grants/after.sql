create type mood as enum ('a', 'b');
comment on type mood is 'how';
revoke usage on type mood from public;
