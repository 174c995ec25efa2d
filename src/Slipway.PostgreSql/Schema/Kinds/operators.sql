select 'Operator' as kind, o.tableoid::pg_catalog.int8 as class, o.oid::pg_catalog.int8 as oid, 0 as sub,
  s.nspname as schema, '' as parent, o.oprname || ' (' || case o.oprleft when 0 then 'none' else pg_catalog.format_type(o.oprleft, null) end || ', '
    || case o.oprright when 0 then 'none' else pg_catalog.format_type(o.oprright, null) end || ')' as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  o.oid::pg_catalog.int8 as anchor, 0 as place,
  o.oprname::pg_catalog.text as symbol,
  case when o.oprleft <> 0 then pg_catalog.format_type(o.oprleft, null) end as leftarg,
  case when o.oprright <> 0 then pg_catalog.format_type(o.oprright, null) end as rightarg,
  o.oprcode::pg_catalog.text as function,
  (select 'operator(' || x.oprnamespace::pg_catalog.regnamespace || '.' || x.oprname || ')' from pg_catalog.pg_operator x where x.oid = o.oprcom and x.oprcode::pg_catalog.oid <> 0) as commutator,
  (select 'operator(' || x.oprnamespace::pg_catalog.regnamespace || '.' || x.oprname || ')' from pg_catalog.pg_operator x where x.oid = o.oprnegate and x.oprcode::pg_catalog.oid <> 0) as negator,
  case when o.oprrest::pg_catalog.oid <> 0 then o.oprrest::pg_catalog.text end as restrict,
  case when o.oprjoin::pg_catalog.oid <> 0 then o.oprjoin::pg_catalog.text end as "join",
  case when o.oprcanhash then 'yes' end as hashes,
  case when o.oprcanmerge then 'yes' end as merges,
  pg_catalog.obj_description(o.oid, 'pg_operator') as comment
from pg_catalog.pg_operator o
join spaces s on s.oid = o.oprnamespace
where o.oprcode::pg_catalog.oid <> 0 and not exists (
    select from members m where m.classid = 'pg_catalog.pg_operator'::pg_catalog.regclass and m.objid = o.oid)
