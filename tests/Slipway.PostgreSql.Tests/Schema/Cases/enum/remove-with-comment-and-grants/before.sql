create type mood as enum ('a', 'b', 'c');
comment on type mood is 'how';
revoke usage on type mood from public;
