select 'Statistics' as kind, s.tableoid::pg_catalog.int8 as class, s.oid::pg_catalog.int8 as oid, 0 as sub,
  n.nspname as schema, '' as parent, s.stxname as name,
  c.tableoid::pg_catalog.int8 as parent_class, c.oid::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  c.oid::pg_catalog.int8 as anchor, 4000 as place,
  pg_catalog.regexp_replace(
    pg_catalog.pg_get_statisticsobjdef(s.oid), '^CREATE STATISTICS ("([^"]|"")*"|[^ ."]+)\.("([^"]|"")*"|[^ ."]+) ', '') as definition,
  case when s.stxstattarget <> -1 then s.stxstattarget::pg_catalog.text end as target,
  d.description as comment
from relations c
join pg_catalog.pg_statistic_ext s on s.stxrelid = c.oid
join spaces n on n.oid = s.stxnamespace
left join pg_catalog.pg_description d on d.classoid = s.tableoid and d.objoid = s.oid and d.objsubid = 0
where c.relkind in ('r', 'p', 'm') and c.relpersistence <> 't'
