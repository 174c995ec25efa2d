namespace Slipway.PostgreSql.Copies.Definitions;

/// <summary>Queries for what is made after the rows have come: positions of sequences, constraints, indexes, triggers, rights.</summary>
static class LaterDefinitions
{
    const string Table = "pg_class o join pg_namespace n on n.oid = o.relnamespace";

    public const string Positions =
        $"""
        select o.tableoid::int8, o.oid::int8, format('select pg_catalog.setval(%L, %s, %s)', format('%I.%I', n.nspname, o.relname),
          coalesce(s.last_value, s.start_value), case when s.last_value is null then 'false' else 'true' end)
        from {Table} join pg_sequences s on s.schemaname = n.nspname and s.sequencename = o.relname
        where {TypeDefinitions.Own} and o.relkind = 'S'
        order by n.nspname, o.relname
        """;

    public const string SequenceOwners =
        $"""
        select o.tableoid::int8, o.oid::int8, format('alter sequence %I.%I owned by %I.%I.%I', n.nspname, o.relname, tn.nspname,
          t.relname, a.attname)
        from {Table} join pg_depend i on i.classid = o.tableoid and i.objid = o.oid and i.refclassid = 'pg_class'::regclass
          and i.deptype = 'a'
        join pg_class t on t.oid = i.refobjid join pg_namespace tn on tn.oid = t.relnamespace
        join pg_attribute a on a.attrelid = t.oid and a.attnum = i.refobjsubid
        where {TypeDefinitions.Own} and o.relkind = 'S'
        order by n.nspname, o.relname
        """;

    /// <summary>Keys first, for others refer to them; those of partitions before those of what they are parts of.</summary>
    public const string Constraints =
        $"""
        select k.tableoid::int8, k.oid::int8, format('alter table %s%I.%I add constraint %I %s', case when k.contype <> 'c'
          then 'only ' else '' end,
          n.nspname, o.relname, k.conname, pg_get_constraintdef(k.oid))
        from {Table} join pg_constraint k on k.conrelid = o.oid
        where {TypeDefinitions.Own} and (k.contype in ('p', 'u', 'x') or (k.contype = 'c' and not k.convalidated and k.conislocal))
        order by o.relkind = 'p', n.nspname, o.relname, k.conname
        """;

    public const string ForeignKeys =
        $"""
        select k.tableoid::int8, k.oid::int8, format('alter table %s%I.%I add constraint %I %s', case o.relkind when 'p' then ''
          else 'only ' end,
          n.nspname, o.relname, k.conname, pg_get_constraintdef(k.oid))
        from {Table} join pg_constraint k on k.conrelid = o.oid
        where {TypeDefinitions.Own} and k.contype = 'f' and k.conparentid = 0
        order by n.nspname, o.relname, k.conname
        """;

    public const string DomainChecks =
        $"""
        select k.tableoid::int8, k.oid::int8, format('alter domain %I.%I add constraint %I %s', n.nspname, o.typname, k.conname,
          pg_get_constraintdef(k.oid))
        from pg_type o join pg_namespace n on n.oid = o.typnamespace join pg_constraint k on k.contypid = o.oid
        where {TypeDefinitions.Own} and k.contype = 'c' and not k.convalidated
        """;

    public const string Indexes =
        $"""
        select x.tableoid::int8, x.indexrelid::int8, pg_get_indexdef(x.indexrelid)
        from {Table} join pg_index x on x.indrelid = o.oid join pg_class i on i.oid = x.indexrelid
        where {TypeDefinitions.Own} and (x.indisvalid or i.relkind = 'I')
          and not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))
        order by i.relkind = 'I', n.nspname, i.relname
        """;

    public const string IndexPartitions =
        $"""
        select o.tableoid::int8, o.oid::int8, format('alter index %I.%I attach partition %I.%I', pn.nspname, p.relname,
          n.nspname, o.relname)
        from {Table} join pg_inherits i on i.inhrelid = o.oid join pg_class p on p.oid = i.inhparent
        join pg_namespace pn on pn.oid = p.relnamespace
        where {TypeDefinitions.Own} and p.relkind = 'I'
        order by o.relkind = 'I', n.nspname, o.relname
        """;

    public const string Replication =
        $"""
        select o.tableoid::int8, o.oid::int8, format('alter table only %I.%I replica identity %s', n.nspname, o.relname,
          case o.relreplident when 'n' then 'nothing' when 'f' then 'full'
            else (select format('using index %I', i.relname) from pg_index x join pg_class i on i.oid = x.indexrelid
                  where x.indrelid = o.oid and x.indisreplident) end)
        from {Table}
        where {TypeDefinitions.Own} and o.relkind in ('r', 'p') and o.relreplident <> 'd'
        union all
        select o.tableoid::int8, o.oid::int8, format('alter table %I.%I cluster on %I', n.nspname, o.relname, i.relname)
        from {Table} join pg_index x on x.indrelid = o.oid and x.indisclustered join pg_class i on i.oid = x.indexrelid
        where {TypeDefinitions.Own}
        """;

    public const string Statistics =
        $"""
        select o.tableoid::int8, o.oid::int8, pg_get_statisticsobjdef(o.oid)
        from pg_statistic_ext o join pg_namespace n on n.oid = o.stxnamespace
        where {TypeDefinitions.Own}
        order by n.nspname, o.stxname
        """;

    public const string Rules =
        $"""
        select r.tableoid::int8, r.oid::int8, rtrim(pg_get_ruledef(r.oid), ';')
        from {Table} join pg_rewrite r on r.ev_class = o.oid
        where {TypeDefinitions.Own} and r.rulename <> '_RETURN'
        order by n.nspname, o.relname, r.rulename
        """;

    public const string Triggers =
        $"""
        select t.tableoid::int8, t.oid::int8, pg_get_triggerdef(t.oid)
        from {Table} join pg_trigger t on t.tgrelid = o.oid
        where {TypeDefinitions.Own} and not t.tgisinternal and t.tgparentid = 0
        order by n.nspname, o.relname, t.tgname
        """;

    /// <summary>Triggers and rules that do not fire as usual.</summary>
    public const string Firing =
        $"""
        select t.tableoid::int8, t.oid::int8, format('alter table only %I.%I %s trigger %I', n.nspname, o.relname,
          case t.tgenabled when 'D' then 'disable' when 'R' then 'enable replica' when 'A' then 'enable always' else 'enable' end, t.tgname)
        from {Table} join pg_trigger t on t.tgrelid = o.oid left join pg_trigger p on p.oid = t.tgparentid
        where {TypeDefinitions.Own} and not t.tgisinternal and t.tgenabled <> coalesce(p.tgenabled, 'O')
        union all
        select r.tableoid::int8, r.oid::int8, format('alter table %I.%I %s rule %I', n.nspname, o.relname,
          case r.ev_enabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end, r.rulename)
        from {Table} join pg_rewrite r on r.ev_class = o.oid
        where {TypeDefinitions.Own} and r.rulename <> '_RETURN' and r.ev_enabled <> 'O'
        """;

    public const string Policies =
        $"""
        select p.tableoid::int8, p.oid::int8, format('create policy %I on %I.%I as %s for %s to %s%s%s', p.polname, n.nspname, o.relname,
          case when p.polpermissive then 'permissive' else 'restrictive' end,
          case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
          (select string_agg(case r when 0 then 'public' else quote_ident(pg_get_userbyid(r)) end, ', ') from unnest(p.polroles) r),
          ' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', ' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')
        from {Table} join pg_policy p on p.polrelid = o.oid
        where {TypeDefinitions.Own}
        union all
        select o.tableoid::int8, o.oid::int8, format('alter table %I.%I %s row level security', n.nspname, o.relname, x.word)
        from {Table} cross join lateral (
          select 'enable' where o.relrowsecurity union all select 'force' where o.relforcerowsecurity) x (word)
        where {TypeDefinitions.Own}
        order by 3
        """;
}
