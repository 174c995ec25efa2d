, ancestry as (
  select i.inhrelid, pg_catalog.string_agg(i.inhparent::pg_catalog.regclass::pg_catalog.text, ', ' order by i.inhseqno) as parents
  from pg_catalog.pg_inherits i join relations c on c.oid = i.inhrelid and c.relkind in ('r', 'p')
  group by i.inhrelid
)
select 'Table' as kind, c.tableoid::pg_catalog.int8 as class, c.oid::pg_catalog.int8 as oid, 0 as sub,
  c.nspname as schema, '' as parent, c.relname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  c.oid::pg_catalog.int8 as anchor, 0 as place,
  case c.relpersistence when 'u' then 'yes' end as unlogged,
  case when c.reloftype <> 0 then pg_catalog.format_type(c.reloftype, null) end as of_type,
  case when c.relispartition then y.parents end as partition_of,
  pg_catalog.pg_get_expr(c.relpartbound, c.oid, true) as bound,
  case when not c.relispartition then y.parents end as inherits,
  case c.relkind when 'p' then pg_catalog.pg_get_partkeydef(c.oid) end as partition_by,
  nullif(m.amname, 'heap') as method,
  s.spcname as tablespace,
  case when c.reloptions is not null or t.reloptions is not null then (
    select pg_catalog.string_agg(o, ', ' order by o) from pg_catalog.unnest(
      c.reloptions || (select pg_catalog.array_agg('toast.' || p) from pg_catalog.unnest(t.reloptions) p)) o) end as options,
  case when c.relrowsecurity then 'yes' end as row_security,
  case when c.relforcerowsecurity then 'yes' end as force_row_security,
  case c.relreplident when 'f' then 'full' when 'n' then 'nothing' end as replica_identity,
  d.description as comment
from relations c
left join ancestry y on y.inhrelid = c.oid
left join pg_catalog.pg_am m on m.oid = c.relam
left join pg_catalog.pg_tablespace s on s.oid = c.reltablespace
left join pg_catalog.pg_class t on t.oid = c.reltoastrelid and t.reloptions is not null
left join pg_catalog.pg_description d on d.classoid = c.tableoid and d.objoid = c.oid and d.objsubid = 0
where c.relkind in ('r', 'p') and c.relpersistence <> 't'
