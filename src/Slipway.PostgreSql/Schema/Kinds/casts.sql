select 'Cast' as kind, c.tableoid::pg_catalog.int8 as class, c.oid::pg_catalog.int8 as oid, 0 as sub,
  '' as schema, '' as parent, '(' || pg_catalog.format_type(c.castsource, null) || ' as ' || pg_catalog.format_type(c.casttarget, null) || ')' as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  c.oid::pg_catalog.int8 as anchor, 0 as place,
  case when c.castfunc <> 0 then c.castfunc::pg_catalog.regprocedure::pg_catalog.text end as function,
  case c.castmethod when 'b' then 'without function' when 'i' then 'with inout' end as method,
  case c.castcontext when 'a' then 'assignment' when 'i' then 'implicit' end as context,
  pg_catalog.obj_description(c.oid, 'pg_cast') as comment
from pg_catalog.pg_cast c
where c.oid >= 16384 and not exists (
    select from members m where m.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass and m.objid = c.oid)
  and not exists (
    select from pg_catalog.pg_depend d
    where d.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'i')
