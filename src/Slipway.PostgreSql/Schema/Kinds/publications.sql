-- Before PostgreSQL 15 publications know no columns and conditions: prattrs and prqual are then those of a row without them.
select 'Publication' as kind, p.tableoid::pg_catalog.int8 as class, p.oid::pg_catalog.int8 as oid, 0 as sub,
  '' as schema, '' as parent, p.pubname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  p.oid::pg_catalog.int8 as anchor, 0 as place,
  case when p.puballtables then 'yes' end as all_tables,
  (select pg_catalog.string_agg(r.prrelid::pg_catalog.regclass
      || coalesce(' (' || (
        select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attnum) from pg_catalog.pg_attribute a
        where a.attrelid = r.prrelid
          and a.attnum = any (
            (select (select prattrs from pg_catalog.pg_publication_rel q where q.oid = r.oid) from (select null::pg_catalog.int2vector as prattrs) none)::pg_catalog.int2[])) || ')', '')
      || coalesce(' where ' || (
        select case when e like '(%)' then e else '(' || e || ')' end
        from pg_catalog.pg_get_expr(
          (select (select prqual from pg_catalog.pg_publication_rel q where q.oid = r.oid) from (select null::pg_catalog.pg_node_tree as prqual) none),
          r.prrelid) e), ''), E'\n'
      order by r.prrelid::pg_catalog.regclass::pg_catalog.text)
    from pg_catalog.pg_publication_rel r where r.prpubid = p.oid) as tables,
  (select pg_catalog.string_agg(pg_catalog.quote_ident(n.nspname), E'\n' order by n.nspname)
    from pg_catalog.pg_depend d
    join pg_catalog.pg_depend o on o.classid = d.classid and o.objid = d.objid and o.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
    join pg_catalog.pg_namespace n on n.oid = o.refobjid
    where d.classid = pg_catalog.to_regclass('pg_catalog.pg_publication_namespace')
      and d.refclassid = 'pg_catalog.pg_publication'::pg_catalog.regclass and d.refobjid = p.oid) as schemas,
  nullif(pg_catalog.concat_ws(', ', case when p.pubinsert then 'insert' end, case when p.pubupdate then 'update' end,
    case when p.pubdelete then 'delete' end, case when p.pubtruncate then 'truncate' end), 'insert, update, delete, truncate') as publish,
  case when p.pubviaroot then 'yes' end as via_root,
  nullif(nullif(pg_catalog.to_jsonb(p) ->> 'pubgencols', 'n'), 'false') as generated_columns,
  pg_catalog.obj_description(p.oid, 'pg_publication') as comment
from pg_catalog.pg_publication p
where not exists (
    select from members m where m.classid = 'pg_catalog.pg_publication'::pg_catalog.regclass and m.objid = p.oid)
