select 'Trigger' as kind, t.tableoid::pg_catalog.int8 as class, t.oid::pg_catalog.int8 as oid, 0 as sub,
  c.nspname as schema, c.relname as parent, t.tgname as name,
  c.tableoid::pg_catalog.int8 as parent_class, c.oid::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  t.oid::pg_catalog.int8 as anchor, 0 as place,
  pg_catalog.pg_get_triggerdef(t.oid, true) as definition,
  case t.tgenabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' end as state,
  pg_catalog.obj_description(t.oid, 'pg_trigger') as comment
from relations c
join pg_catalog.pg_trigger t on t.tgrelid = c.oid
where not t.tgisinternal and t.tgparentid = 0
