, owned as (
  select d.objid, d.refobjid::pg_catalog.regclass::pg_catalog.text || '.' || pg_catalog.quote_ident(a.attname) as owner, d.deptype
  from pg_catalog.pg_depend d
  join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
  where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    and d.deptype in ('a', 'i') and d.refobjsubid > 0
)
select 'Sequence' as kind, c.tableoid::pg_catalog.int8 as class, c.oid::pg_catalog.int8 as oid, 0 as sub,
  c.nspname as schema, '' as parent, c.relname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  c.oid::pg_catalog.int8 as anchor, 0 as place,
  nullif(q.type, 'bigint') as type,
  q.increment, q.minimum, q.maximum, q.start, q.cache, q.cycle,
  case c.relpersistence when 'u' then 'yes' end as unlogged,
  o.owner as owned_by,
  d.description as comment
from relations c
join sequence_options q on q.seqrelid = c.oid
left join owned o on o.objid = c.oid
left join pg_catalog.pg_description d on d.classoid = c.tableoid and d.objoid = c.oid and d.objsubid = 0
where c.relkind = 'S' and c.relpersistence <> 't' and o.deptype is distinct from 'i'
