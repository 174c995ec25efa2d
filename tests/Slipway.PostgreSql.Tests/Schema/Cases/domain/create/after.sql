create domain email as text default '' not null constraint at check (value like '%@%');
