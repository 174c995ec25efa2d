create table t (id integer, body text) with (toast.autovacuum_enabled = false);
