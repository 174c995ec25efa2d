select 'ForeignDataWrapper' as kind, w.tableoid::pg_catalog.int8 as class, w.oid::pg_catalog.int8 as oid, 0 as sub,
  '' as schema, '' as parent, w.fdwname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  w.oid::pg_catalog.int8 as anchor, 0 as place,
  case when w.fdwhandler <> 0 then w.fdwhandler::pg_catalog.regproc::pg_catalog.text end as handler,
  case when w.fdwvalidator <> 0 then w.fdwvalidator::pg_catalog.regproc::pg_catalog.text end as validator,
  (select pg_catalog.string_agg(o, E'\n' order by o) from pg_catalog.unnest(w.fdwoptions) o) as options,
  pg_catalog.obj_description(w.oid, 'pg_foreign_data_wrapper') as comment
from pg_catalog.pg_foreign_data_wrapper w
where not exists (
    select from members m where m.classid = 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass and m.objid = w.oid)
