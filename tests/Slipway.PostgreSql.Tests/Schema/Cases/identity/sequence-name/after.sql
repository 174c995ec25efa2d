create table t (id int generated always as identity (sequence name your_ids start with 4));
