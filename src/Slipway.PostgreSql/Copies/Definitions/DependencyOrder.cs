using System.Collections.Immutable;
using Npgsql;
using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Copies.Definitions;

/// <summary>Sorts objects so that each comes after what it needs, by what the catalog says that it needs.</summary>
sealed class DependencyOrder
{
    /// <summary>
    /// What needs what. An array stands for its elements, a row for its table, a rule for its view, a check for its table or
    /// domain; what comes with a table only later (defaults, keys) is told apart.
    /// </summary>
    const string Needs =
        """
        with kind as (
          select t.oid, case when t.typelem <> 0 and t.typcategory = 'A' then t.typelem else t.oid end as element from pg_type t
        ), meaning as (
          select k.oid, coalesce(r.rngtypid, e.oid) as type, case when c.relkind <> 'c' then c.oid end as relation
          from kind k join pg_type e on e.oid = k.element left join pg_class c on c.oid = e.typrelid
          left join pg_range r on r.rngmultitypid = e.oid
        ), edge as (
          select d.*,
            (select w.ev_class from pg_rewrite w where d.classid = 'pg_rewrite'::regclass and w.oid = d.objid) as view,
            (select a.adrelid from pg_attrdef a join pg_attribute c on c.attrelid = a.adrelid and c.attnum = a.adnum
             where d.classid = 'pg_attrdef'::regclass and a.oid = d.objid and c.attgenerated <> '') as generated
          from pg_depend d
          where d.deptype in ('n', 'a') and d.objid >= 16384 and d.refobjid >= 16384
        )
        select
          case when e.view is not null or e.generated is not null then 'pg_class'::regclass
            when k.contype = 'c' then case when k.conrelid <> 0 then 'pg_class'::regclass else 'pg_type'::regclass end
            when ct.oid is not null then 'pg_type'::regclass else e.classid end::int8,
          coalesce(e.view, e.generated, case when k.contype = 'c' then case when k.conrelid <> 0 then k.conrelid else k.contypid end end,
            ct.oid, e.objid)::int8,
          case when m.relation is not null then 'pg_class'::regclass when rt.oid is not null then 'pg_type'::regclass
            else e.refclassid end::int8,
          coalesce(m.relation, m.type, rt.oid, e.refobjid)::int8
        from edge e
        left join pg_constraint k on e.classid = 'pg_constraint'::regclass and k.oid = e.objid
        left join pg_type ct on e.classid = 'pg_class'::regclass and ct.typrelid = e.objid and ct.typtype = 'c'
          and exists (select from pg_class c where c.oid = e.objid and c.relkind = 'c')
        left join meaning m on e.refclassid = 'pg_type'::regclass and m.oid = e.refobjid
        left join pg_type rt on e.refclassid = 'pg_class'::regclass and rt.typrelid = e.refobjid and rt.typtype = 'c'
          and exists (select from pg_class c where c.oid = e.refobjid and c.relkind = 'c')
        union
        select 'pg_class'::regclass::int8, i.inhrelid::int8, 'pg_class'::regclass::int8, i.inhparent::int8 from pg_inherits i
        union
        select 'pg_constraint'::regclass::int8, k.oid::int8, 0, 0 from pg_constraint k where k.contype in ('p', 'u')
        """;

    const string Populated =
        """
        select c.tableoid::int8, c.oid::int8, format('refresh materialized view %I.%I', n.nspname, c.relname)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'm' and c.relispopulated
        """;

    readonly ILookup<CatalogObject, CatalogObject> _needs;

    /// <summary>Keys: what needs one comes only after the constraints.</summary>
    readonly HashSet<CatalogObject> _keys;

    List<CatalogObject> _sorted = [];

    DependencyOrder(List<Need> needs)
    {
        _keys = [.. needs.Where(need => need.Of.Id == 0).Select(need => need.Who)];
        _needs = needs.Where(need => need.Of.Id != 0).ToLookup(need => need.Who, need => need.Of);
    }

    /// <summary>Objects in order.</summary>
    /// <param name="Early">Those that can be made before rows come.</param>
    /// <param name="Late">Those that need a key.</param>
    public sealed record Sorted(ImmutableArray<Definition> Early, ImmutableArray<Definition> Late);

    public static async Task<DependencyOrder> ReadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        using var query = new NpgsqlCommand(Needs, connection);
        var rows = await query.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            return new DependencyOrder(await rows.RowsAsync(
                static row => new Need(new CatalogObject(row.Long(0), row.Long(1)), new CatalogObject(row.Long(2), row.Long(3))),
                cancel).ConfigureAwait(false));
        }
    }

    /// <summary>Sorts: what needs nothing stays in the order in which it is given.</summary>
    public Sorted Sort(params IReadOnlyList<List<Definition>> groups)
    {
        var all = groups.SelectMany(group => group).ToDictionary(definition => definition.Object);
        var early = ImmutableArray.CreateBuilder<Definition>();
        var late = ImmutableArray.CreateBuilder<Definition>();
        var isLate = new Dictionary<CatalogObject, bool>();
        foreach (var start in all.Keys)
            Visit(start);
        _sorted = [.. early.Select(definition => definition.Object), .. late.Select(definition => definition.Object)];
        return new Sorted(early.ToImmutable(), late.ToImmutable());

        // A circle is broken where it is met: functions, of which alone it can be made, are not looked into.
        bool Visit(CatalogObject one)
        {
            if (isLate.TryGetValue(one, out var known))
                return known;
            isLate[one] = false;
            var waits = false;
            foreach (var need in _needs[one])
                waits |= _keys.Contains(need) || (all.ContainsKey(need) && need != one && Visit(need));
            isLate[one] = waits;
            (waits ? late : early).Add(all[one]);
            return waits;
        }
    }

    /// <summary>The statements that fill materialized views, in the order in which they were sorted.</summary>
    public async Task<IReadOnlyList<string>> RefreshesAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        using var query = new NpgsqlCommand(Populated, connection);
        var rows = await query.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            var found = await rows.RowsAsync(
                static row => new Definition(new CatalogObject(row.Long(0), row.Long(1)), row.Text(2)), cancel).ConfigureAwait(false);
            return
            [
                .. found.Where(view => _sorted.Contains(view.Object)).OrderBy(view => _sorted.IndexOf(view.Object))
                    .Select(view => view.Statement),
            ];
        }
    }

    /// <summary>Who needs what; a key needs nothing, and has no number for it.</summary>
    sealed record Need(CatalogObject Who, CatalogObject Of);
}
