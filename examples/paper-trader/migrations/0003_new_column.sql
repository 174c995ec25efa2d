-- The example of the deployment guide. README.md tells what the guard sees and what it does not; the query at the end of
-- this file sees it.

-- migrate:up
DO $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM information_schema.columns
        WHERE table_name='users' AND column_name='new_column'
    ) THEN
        ALTER TABLE users ADD COLUMN new_column TEXT;
    END IF;
END $$;

-- migrate:down
ALTER TABLE users DROP COLUMN new_column;

-- migrate:verify
-- In the table that the application reads, and of the type that it expects.
select count(*) = 1
from pg_attribute
where attrelid = 'users'::regclass and attname = 'new_column' and atttypid = 'text'::regtype and not attisdropped;
