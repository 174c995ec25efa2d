create type "My Mood" as enum ('it''s', 'a, b', E'back\\slash', 'Ü');
