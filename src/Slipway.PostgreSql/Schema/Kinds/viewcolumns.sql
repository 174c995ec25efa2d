select 'Column' as kind, c.tableoid::pg_catalog.int8 as class, c.oid::pg_catalog.int8 as oid, a.attnum::pg_catalog.int4 as sub,
  c.nspname as schema, c.relname as parent, a.attname as name,
  c.tableoid::pg_catalog.int8 as parent_class, c.oid::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  c.oid::pg_catalog.int8 as anchor, a.attnum::pg_catalog.int4 as place,
  pg_catalog.pg_get_expr(d.adbin, d.adrelid, true) as "default",
  case when c.relkind = 'm' and a.attstattarget >= 0 then a.attstattarget end::pg_catalog.text as statistics,
  case when c.relkind = 'm' and a.attstorage <> t.typstorage then
    case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' when 'x' then 'extended' end end as storage,
  pg_catalog.col_description(c.oid, a.attnum) as comment
from relations c
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type t on t.oid = a.atttypid
left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where c.relkind in ('v', 'm') and c.relpersistence <> 't'
