select 'Trigger' as kind, t.tableoid::pg_catalog.int8 as class, t.oid::pg_catalog.int8 as oid, 0 as sub,
  c.nspname as schema, c.relname as parent, t.tgname as name,
  c.tableoid::pg_catalog.int8 as parent_class, c.oid::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  t.oid::pg_catalog.int8 as anchor, 0 as place,
  pg_catalog.pg_get_triggerdef(t.oid, true) as definition,
  case t.tgenabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' end as state,
  case when p.oid is not null then 'yes' end as inherited,
  pg_catalog.obj_description(t.oid, 'pg_trigger') as comment
from relations c
join pg_catalog.pg_trigger t on t.tgrelid = c.oid
left join pg_catalog.pg_trigger p on p.oid = t.tgparentid
where not t.tgisinternal and (p.oid is null or p.tgenabled <> t.tgenabled)
