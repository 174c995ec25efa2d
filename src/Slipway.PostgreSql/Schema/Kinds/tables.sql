select 'Table' as kind, c.tableoid::pg_catalog.int8 as class, c.oid::pg_catalog.int8 as oid, 0 as sub,
  c.nspname as schema, '' as parent, c.relname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  c.oid::pg_catalog.int8 as anchor, 0 as place,
  case c.relpersistence when 'u' then 'yes' end as unlogged,
  case c.relkind when 'p' then pg_catalog.pg_get_partkeydef(c.oid) end as partition_by,
  pg_catalog.obj_description(c.oid, 'pg_class') as comment
from relations c
where c.relkind in ('r', 'p') and c.relpersistence <> 't'
