create type mood as enum ('a');
comment on type mood is 'how';
