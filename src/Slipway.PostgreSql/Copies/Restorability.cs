using System.Collections.Immutable;
using Slipway.PostgreSql.Connections;
using Slipway.Problems;

namespace Slipway.PostgreSql.Copies;

/// <summary>
/// What this role can copy but could not make anew: a restore creates each object and gives it to its owner. To be known when the
/// backup is made, not when it is needed.
/// </summary>
static class Restorability
{
    const int MostNamed = 5;

    /// <summary>What initdb made has an oid below 16384; what belongs to an extension comes with it.</summary>
    const string Query =
        """
        with me as (select oid, rolname, rolsuper from pg_catalog.pg_roles where rolname = current_user),
        owned (class, id, owner) as (
          select 'pg_catalog.pg_namespace'::pg_catalog.regclass, oid, nspowner from pg_catalog.pg_namespace where nspname !~ '^pg_'
          union all select 'pg_catalog.pg_class'::pg_catalog.regclass, oid, relowner from pg_catalog.pg_class
            where relkind in ('r', 'p', 'v', 'm', 'S', 'f') and relpersistence <> 't'
          union all select 'pg_catalog.pg_proc'::pg_catalog.regclass, oid, proowner from pg_catalog.pg_proc
          union all select 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, typowner from pg_catalog.pg_type t
            left join pg_catalog.pg_class c on c.oid = typrelid where typelem = 0 and (typrelid = 0 or c.relkind = 'c')
          union all select 'pg_catalog.pg_publication'::pg_catalog.regclass, oid, pubowner from pg_catalog.pg_publication
          union all select 'pg_catalog.pg_foreign_server'::pg_catalog.regclass, oid, srvowner from pg_catalog.pg_foreign_server
          union all select 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass, oid, stxowner from pg_catalog.pg_statistic_ext
          union all select 'pg_catalog.pg_collation'::pg_catalog.regclass, oid, collowner from pg_catalog.pg_collation
          union all select 'pg_catalog.pg_ts_config'::pg_catalog.regclass, oid, cfgowner from pg_catalog.pg_ts_config
          union all select 'pg_catalog.pg_ts_dict'::pg_catalog.regclass, oid, dictowner from pg_catalog.pg_ts_dict
        ), supers_only (class, id) as (
          select 'pg_catalog.pg_event_trigger'::pg_catalog.regclass, oid from pg_catalog.pg_event_trigger
          union all select 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass, oid from pg_catalog.pg_foreign_data_wrapper
          union all select 'pg_catalog.pg_publication'::pg_catalog.regclass, p.oid from pg_catalog.pg_publication p
            where p.puballtables or exists (
              select from pg_catalog.pg_depend d where d.objid = p.oid and d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass)
          union all select 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid from pg_catalog.pg_proc p
            join pg_catalog.pg_language l on l.oid = p.prolang and not l.lanpltrusted
          union all select 'pg_catalog.pg_opclass'::pg_catalog.regclass, oid from pg_catalog.pg_opclass
          union all select 'pg_catalog.pg_opfamily'::pg_catalog.regclass, oid from pg_catalog.pg_opfamily
        ), lone as (
          select class, id, pg_catalog.format('belongs to %s', pg_catalog.pg_get_userbyid(owner)) as why from owned
          where not pg_catalog.pg_has_role(owner, 'MEMBER')
          union all select class, id, 'needs a superuser' from supers_only
        )
        select pg_catalog.format('extension %s', e.extname), 'needs a superuser'
        from pg_catalog.pg_extension e join pg_catalog.pg_available_extension_versions v on v.name = e.extname and v.version = e.extversion
        cross join me where e.oid >= 16384 and v.superuser and not v.trusted and not me.rolsuper
        union all
        select pg_catalog.format('extension %s', e.extname), 'is not installed on the server any more'
        from pg_catalog.pg_extension e where e.oid >= 16384
          and not exists (select from pg_catalog.pg_available_extensions a where a.name = e.extname)
        union all
        select pg_catalog.pg_describe_object(l.class, l.id, 0), pg_catalog.string_agg(l.why, ' and ' order by l.why)
        from lone l cross join me
        where l.id >= 16384 and not me.rolsuper and not exists (
          select from pg_catalog.pg_depend d where d.classid = l.class and d.objid = l.id and d.deptype = 'e')
        group by l.class, l.id
        order by 2, 1
        """;

    /// <summary>What of it there is, one problem for each reason.</summary>
    public static async Task<IReadOnlyList<Problem>> FindAsync(OpenDatabase database, CancellationToken cancel)
    {
        var (role, found) = await database.ReadAsync(
            static async (reader, cancel) =>
            {
                await reader.ReadAsync(cancel).ConfigureAwait(false);
                var role = reader.Text(0);
                await reader.NextResultAsync(cancel).ConfigureAwait(false);
                return (role, await reader.RowsAsync(static row => new Obstacle(row.Text(0), row.Text(1)), cancel).ConfigureAwait(false));
            },
            cancel,
            new OwnSql("select current_user::pg_catalog.text"),
            new OwnSql(Query)).ConfigureAwait(false);
        return
        [
            .. found.GroupBy(one => one.Why, one => one.What, StringComparer.Ordinal)
                .Select(group => NotByThisRole(database.Name, role, group.Key, [.. group])),
        ];
    }

    /// <summary>An object that cannot be made anew, and why.</summary>
    sealed record Obstacle(string What, string Why);

    static Problem NotByThisRole(string name, string role, string why, ImmutableArray<string> what)
    {
        var more = what.Length > MostNamed ? $" and {what.Length - MostNamed} more" : "";
        return new Problem(
            Codes.RestoreNeedsRights,
            $"A backup of {name} cannot be restored by the role {role}: "
                + $"{string.Join(", ", what.Take(MostNamed))}{more} {(what.Length == 1 ? "" : "each ")}{why}.")
        {
            Fix = why.StartsWith("belongs", StringComparison.Ordinal)
                ? "Make the role a member of the owner, or change the owner. Until then, restore as a superuser: --url"
                : "To restore it, name a superuser in the URL: --url. To have it proved now: slipway backup verify latest --deep",
        };
    }
}
