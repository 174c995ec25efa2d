, identities as (
  select d.refobjid as relation, d.refobjsubid as attribute, o.*, s.relname
  from pg_catalog.pg_depend d
  join sequence_options o on o.seqrelid = d.objid
  join pg_catalog.pg_class s on s.oid = d.objid
  where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    and d.deptype = 'i' and d.refobjsubid > 0
)
select 'Column' as kind, c.tableoid::pg_catalog.int8 as class, c.oid::pg_catalog.int8 as oid, a.attnum::pg_catalog.int4 as sub,
  c.nspname as schema, c.relname as parent, a.attname as name,
  c.tableoid::pg_catalog.int8 as parent_class, c.oid::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  c.oid::pg_catalog.int8 as anchor, a.attnum::pg_catalog.int4 as place,
  pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
  case when a.attcollation <> t.typcollation then a.attcollation::pg_catalog.regcollation::pg_catalog.text end as collation,
  case when a.attnotnull then 'yes' end as not_null,
  case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
  case when i.relname <> c.relname || '_' || a.attname || '_seq' then i.relname end as identity_name,
  i.increment as identity_increment, i.minimum as identity_minimum, i.maximum as identity_maximum, i.start as identity_start,
  i.cache as identity_cache, i.cycle as identity_cycle,
  case a.attgenerated when 's' then 'stored' when 'v' then 'virtual' end as generated,
  case when a.attgenerated <> '' then pg_catalog.pg_get_expr(e.adbin, e.adrelid, true) end as expression,
  case when a.attstorage <> t.typstorage
    then case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' when 'x' then 'extended' end end as storage,
  case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end as compression,
  case when a.attstattarget <> -1 then a.attstattarget::pg_catalog.text end as statistics,
  case when a.attoptions is not null then (
    select pg_catalog.string_agg(o, ', ' order by o) from pg_catalog.unnest(a.attoptions) o where o like 'n\_distinct%') end as options,
  case when a.attinhcount > 0 or c.reloftype <> 0 then 'yes' end as inherited,
  case when a.attnum = any (p.partattrs::pg_catalog.int2[]) then 'yes' end as partition_key,
  d.description as comment
from relations c
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type t on t.oid = a.atttypid
left join identities i on i.relation = c.oid and i.attribute = a.attnum
left join pg_catalog.pg_attrdef e on e.adrelid = c.oid and e.adnum = a.attnum and a.attgenerated <> ''
left join pg_catalog.pg_partitioned_table p on p.partrelid = c.oid
left join pg_catalog.pg_description d on d.classoid = c.tableoid and d.objoid = c.oid and d.objsubid = a.attnum
where c.relkind in ('r', 'p') and c.relpersistence <> 't'
