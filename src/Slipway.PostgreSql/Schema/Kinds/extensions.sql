select 'Extension' as kind, e.tableoid::pg_catalog.int8 as class, e.oid::pg_catalog.int8 as oid, 0 as sub,
  '' as schema, '' as parent, e.extname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  e.oid::pg_catalog.int8 as anchor, 0 as place,
  n.nspname as space,
  case when e.extrelocatable then 'yes' end as relocatable,
  nullif(pg_catalog.obj_description(e.oid, 'pg_extension'), a.comment) as comment
from pg_catalog.pg_extension e
join pg_catalog.pg_namespace n on n.oid = e.extnamespace
left join pg_catalog.pg_available_extensions() a on a.name = e.extname
where not (e.extname = 'plpgsql' and n.nspname = 'pg_catalog')
