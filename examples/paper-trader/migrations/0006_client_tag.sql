-- migrate:up
DO $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM information_schema.columns
        WHERE table_name='orders' AND column_name='client_tag'
    ) THEN
        ALTER TABLE orders ADD COLUMN client_tag TEXT;
    END IF;
END $$;

-- migrate:down
ALTER TABLE orders DROP COLUMN client_tag;
