, texts as (
  select i.oid, i.tableoid, i.relname, i.relkind, i.reltablespace, i.reloptions, x.indrelid, x.indisunique, x.indisvalid, x.indisclustered,
    x.indisreplident, pg_catalog.pg_get_indexdef(i.oid, 0, true) as text,
    case when i.reloptions is not null then (
      select pg_catalog.string_agg(o.option_name || '=' || case
        when pg_catalog.quote_ident(o.option_value) = o.option_value then o.option_value
        else pg_catalog.quote_literal(o.option_value) end, ', ')
      from pg_catalog.pg_options_to_table(i.reloptions) o) end as options
  from relations i
  join pg_catalog.pg_index x on x.indexrelid = i.oid
  where i.relkind in ('i', 'I') and not i.relispartition
    and not exists (select from pg_catalog.pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))
)
, targets as (
  select a.attrelid, pg_catalog.string_agg(a.attnum || '=' || a.attstattarget, ', ' order by a.attnum) as statistics
  from pg_catalog.pg_attribute a join pg_catalog.pg_index x on x.indexrelid = a.attrelid
  where a.attstattarget >= 0 and a.attrelid >= 16384
  group by a.attrelid
)
select 'Index' as kind, i.tableoid::pg_catalog.int8 as class, i.oid::pg_catalog.int8 as oid, 0 as sub,
  c.nspname as schema, c.relname as parent, i.relname as name,
  c.tableoid::pg_catalog.int8 as parent_class, c.oid::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  c.oid::pg_catalog.int8 as anchor, 3000 as place,
  case when i.indisunique then 'yes' end as unique,
  pg_catalog.replace(
    pg_catalog.substr(i.text, pg_catalog.strpos(i.text, ' USING ') + 1), coalesce(' WITH (' || i.options || ')', ''), '') as definition,
  case when i.reloptions is not null then (
    select pg_catalog.string_agg(o, ', ' order by o) from pg_catalog.unnest(i.reloptions) o) end as options,
  s.spcname as tablespace,
  case when not i.indisvalid then 'yes' end as invalid,
  case when i.indisclustered then 'yes' end as clustered,
  case when i.indisreplident then 'yes' end as replica_identity,
  t.statistics,
  d.description as comment
from texts i
join relations c on c.oid = i.indrelid
left join targets t on t.attrelid = i.oid
left join pg_catalog.pg_tablespace s on s.oid = i.reltablespace
left join pg_catalog.pg_description d on d.classoid = i.tableoid and d.objoid = i.oid and d.objsubid = 0
where c.relkind in ('r', 'p', 'm') and c.relpersistence <> 't'
