select 'Rule' as kind, r.tableoid::pg_catalog.int8 as class, r.oid::pg_catalog.int8 as oid, 0 as sub,
  c.nspname as schema, c.relname as parent, r.rulename as name,
  c.tableoid::pg_catalog.int8 as parent_class, c.oid::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  r.oid::pg_catalog.int8 as anchor, 0 as place,
  pg_catalog.pg_get_ruledef(r.oid, true) as definition,
  case r.ev_enabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' end as state,
  pg_catalog.obj_description(r.oid, 'pg_rewrite') as comment
from relations c
join pg_catalog.pg_rewrite r on r.ev_class = c.oid
where r.rulename <> '_RETURN'
