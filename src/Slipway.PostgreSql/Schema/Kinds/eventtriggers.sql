select 'EventTrigger' as kind, t.tableoid::pg_catalog.int8 as class, t.oid::pg_catalog.int8 as oid, 0 as sub,
  '' as schema, '' as parent, t.evtname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  t.oid::pg_catalog.int8 + (1::pg_catalog.int8 << 41) as anchor, 0 as place,
  t.evtevent::pg_catalog.text as event,
  (select pg_catalog.string_agg(pg_catalog.quote_literal(g), ', ' order by g) from pg_catalog.unnest(t.evttags) g) as tags,
  t.evtfoid::pg_catalog.regprocedure::pg_catalog.text as function,
  case t.evtenabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' end as state,
  pg_catalog.obj_description(t.oid, 'pg_event_trigger') as comment
from pg_catalog.pg_event_trigger t
where not exists (
    select from members m where m.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass and m.objid = t.oid)
