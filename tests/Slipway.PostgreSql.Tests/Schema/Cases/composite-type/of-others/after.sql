create type inside as (a integer);
create type mood as enum ('x');
create type outside as (i inside, m mood[]);
create table t (o outside);
