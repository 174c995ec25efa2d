select 'Policy' as kind, p.tableoid::pg_catalog.int8 as class, p.oid::pg_catalog.int8 as oid, 0 as sub,
  c.nspname as schema, c.relname as parent, p.polname as name,
  c.tableoid::pg_catalog.int8 as parent_class, c.oid::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  p.oid::pg_catalog.int8 as anchor, 0 as place,
  case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' end as command,
  case when not p.polpermissive then 'yes' end as restrictive,
  (select pg_catalog.string_agg(case r when 0 then 'public' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r)) end, ', '
      order by pg_catalog.pg_get_userbyid(r)) from pg_catalog.unnest(p.polroles) r) as roles,
  pg_catalog.pg_get_expr(p.polqual, p.polrelid, true) as "using",
  pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid, true) as "check",
  pg_catalog.obj_description(p.oid, 'pg_policy') as comment
from relations c
join pg_catalog.pg_policy p on p.polrelid = c.oid
