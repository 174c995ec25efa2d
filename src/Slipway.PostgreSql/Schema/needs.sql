-- What needs what, by the numbers of catalogs and rows. A view's rule stands for the view, as do its columns; an array for its elements, a row
-- type for its relation, a multirange and the functions that make a range for the range, an index of a constraint for the constraint, an
-- identity's sequence for its column, the expression of a generated column for the column, what a publication publishes for the publication,
-- and what belongs to an extension for the extension. What a partition has of the index or constraint of its partitioned table stands for
-- that one when it is needed; what it needs itself, such as the partition, that one does not need. An inherited column needs that from which
-- it is inherited. A sequence does not need the column that owns it, whose default needs the sequence: who owns it is said when both are there.
with recursive indexes as (
  select c.oid, c.oid as root from pg_catalog.pg_class c where c.relkind = 'I' and not c.relispartition
  union all
  select i.inhrelid, x.root from indexes x join pg_catalog.pg_inherits i on i.inhparent = x.oid
),
constraints as (
  select k.oid, k.oid as root, k.conindid, k.contype from pg_catalog.pg_constraint k where k.conparentid = 0
  union all
  select k.oid, x.root, k.conindid, k.contype from constraints x join pg_catalog.pg_constraint k on k.conparentid = x.oid
),
alias as (
  select 'pg_catalog.pg_rewrite'::pg_catalog.regclass as class, r.oid, 'pg_catalog.pg_class'::pg_catalog.regclass as of_class, r.ev_class as of_oid, 0 as of_sub,
    false as is_part
  from pg_catalog.pg_rewrite r where r.rulename = '_RETURN'
  union all
  select 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, 'pg_catalog.pg_type'::pg_catalog.regclass, t.typelem, 0, false
  from pg_catalog.pg_type t join pg_catalog.pg_type e on e.oid = t.typelem
  where t.typcategory = 'A' and t.typtype = 'b' and e.typrelid = 0
  union all
  select 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, 'pg_catalog.pg_class'::pg_catalog.regclass, coalesce(nullif(t.typrelid, 0), e.typrelid), 0,
    false
  from pg_catalog.pg_type t left join pg_catalog.pg_type e on e.oid = t.typelem and t.typcategory = 'A' and t.typtype = 'b'
  where t.typrelid <> 0 or e.typrelid <> 0
  union all
  select 'pg_catalog.pg_type'::pg_catalog.regclass, r.rngmultitypid, 'pg_catalog.pg_type'::pg_catalog.regclass, r.rngtypid, 0, false
  from pg_catalog.pg_range r
  union all
  select 'pg_catalog.pg_class'::pg_catalog.regclass, k.conindid, 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.root, 0,
    k.oid <> k.root
  from constraints k where k.contype in ('p', 'u', 'x') and k.conindid <> 0
  union all
  select 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid, 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.root, 0, true
  from constraints k where k.oid <> k.root
  union all
  select 'pg_catalog.pg_class'::pg_catalog.regclass, x.oid, 'pg_catalog.pg_class'::pg_catalog.regclass, x.root, 0, true
  from indexes x where x.oid <> x.root and not exists (
    select from pg_catalog.pg_constraint k where k.conindid = x.oid and k.contype in ('p', 'u', 'x'))
  union all
  select 'pg_catalog.pg_attrdef'::pg_catalog.regclass, e.oid, 'pg_catalog.pg_class'::pg_catalog.regclass, e.adrelid, e.adnum,
    false
  from pg_catalog.pg_attrdef e
  join pg_catalog.pg_attribute a on a.attrelid = e.adrelid and a.attnum = e.adnum and a.attgenerated <> ''
  union all
  select d.classid, d.objid, d.refclassid, d.refobjid, d.refobjsubid, false
  from pg_catalog.pg_depend d join pg_catalog.pg_class c on c.oid = d.objid and c.relkind = 'S'
  where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.deptype = 'i' and d.refobjsubid > 0
  union all
  select c.tableoid, c.oid, c.tableoid, c.oid, 0, false
  from pg_catalog.pg_class c where c.relkind in ('v', 'm') and c.oid >= 16384
  union all
  select d.classid, d.objid, d.refclassid, d.refobjid, 0, false
  from pg_catalog.pg_depend d
  where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.deptype = 'i'
  union all
  select d.classid, d.objid, d.refclassid, d.refobjid, 0, false
  from pg_catalog.pg_depend d where d.refclassid = 'pg_catalog.pg_publication'::pg_catalog.regclass and d.deptype = 'a'
  union all
  select d.classid, d.objid, d.refclassid, d.refobjid, 0, false
  from pg_catalog.pg_depend d where d.deptype = 'e'
  union all
  select t.tableoid, t.typarray, d.refclassid, d.refobjid, 0, false
  from pg_catalog.pg_depend d join pg_catalog.pg_type t on t.oid = d.objid and t.typarray <> 0
  where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.deptype = 'e'
)
select distinct
  coalesce(a.of_class, d.classid)::pg_catalog.int8, coalesce(a.of_oid, d.objid)::pg_catalog.int8, coalesce(a.of_sub, d.objsubid),
  coalesce(r.of_class, d.refclassid)::pg_catalog.int8, coalesce(r.of_oid, d.refobjid)::pg_catalog.int8, coalesce(r.of_sub, d.refobjsubid)
from pg_catalog.pg_depend d
left join alias a on a.class = d.classid and a.oid = d.objid and not a.is_part
left join alias r on r.class = d.refclassid and r.oid = d.refobjid
where d.deptype in ('n', 'a', 'i', 'P', 'S') and d.objid >= 16384
  and (d.refobjid >= 16384 or d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass)
  and (coalesce(a.of_class, d.classid), coalesce(a.of_oid, d.objid), coalesce(a.of_sub, d.objsubid))
    is distinct from (coalesce(r.of_class, d.refclassid), coalesce(r.of_oid, d.refobjid), coalesce(r.of_sub, d.refobjsubid))
  and not (d.deptype = 'a' and d.refobjsubid > 0 and d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
    and d.objid in (select q.seqrelid from pg_catalog.pg_sequence q))
union all
select i_class, i.inhrelid::pg_catalog.int8, a.attnum, i_class, i.inhparent::pg_catalog.int8, b.attnum
from pg_catalog.pg_inherits i
cross join (select 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::pg_catalog.int8 as i_class) k
join pg_catalog.pg_attribute a on a.attrelid = i.inhrelid and a.attnum > 0 and not a.attisdropped and a.attinhcount > 0
join pg_catalog.pg_attribute b on b.attrelid = i.inhparent and b.attname = a.attname and b.attnum > 0 and not b.attisdropped
join pg_catalog.pg_class c on c.oid = i.inhrelid and c.relkind in ('r', 'p')
