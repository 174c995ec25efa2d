select case k.contype
    when 'p' then 'PrimaryKey' when 'u' then 'Unique' when 'c' then 'Check' when 'x' then 'Exclusion' else 'ForeignKey' end as kind,
  k.tableoid::pg_catalog.int8 as class, k.oid::pg_catalog.int8 as oid, 0 as sub,
  c.nspname as schema, c.relname as parent, k.conname as name,
  c.tableoid::pg_catalog.int8 as parent_class, c.oid::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  c.oid::pg_catalog.int8 as anchor,
  case k.contype when 'p' then 2001 when 'u' then 2002 when 'c' then 2003 when 'x' then 2004 else 2005 end as place,
  pg_catalog.regexp_replace(
    pg_catalog.replace(pg_catalog.pg_get_constraintdef(k.oid, true), coalesce(' WITH (' || case when i.reloptions is not null then (
      select pg_catalog.string_agg(o.option_name || '=' || case
          when pg_catalog.quote_ident(o.option_value) = o.option_value then o.option_value
          else pg_catalog.quote_literal(o.option_value) end, ', ')
      from pg_catalog.pg_options_to_table(i.reloptions) o where k.contype = 'x') end || ')', ''), ''),
    '( DEFERRABLE)?( INITIALLY DEFERRED)?( NOT VALID)?$', '') as definition,
  case when k.condeferred then 'deferrable initially deferred' when k.condeferrable then 'deferrable' end as deferrable,
  case when not k.convalidated then 'yes' end as not_valid,
  case when k.contype = 'c' and k.coninhcount > 0 then 'yes' end as inherited,
  case when i.reloptions is not null then (
    select pg_catalog.string_agg(o, ', ' order by o) from pg_catalog.unnest(i.reloptions) o) end as options,
  s.spcname as tablespace,
  case when x.indisclustered then 'yes' end as clustered,
  case when x.indisreplident then 'yes' end as replica_identity,
  d.description as comment
from relations c
join pg_catalog.pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'u', 'c', 'x', 'f') and k.conparentid = 0
left join pg_catalog.pg_class i on i.oid = k.conindid and k.contype in ('p', 'u', 'x')
left join pg_catalog.pg_index x on x.indexrelid = i.oid
left join pg_catalog.pg_tablespace s on s.oid = i.reltablespace
left join pg_catalog.pg_description d on d.classoid = k.tableoid and d.objoid = k.oid and d.objsubid = 0
where c.relkind in ('r', 'p', 'f') and c.relpersistence <> 't'
