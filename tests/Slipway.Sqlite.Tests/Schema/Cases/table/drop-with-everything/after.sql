create table keep (x);
