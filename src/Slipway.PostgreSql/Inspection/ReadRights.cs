using System.Globalization;
using Slipway.PostgreSql.Connections;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.PostgreSql.Inspection;

/// <summary>Whether the role may read everything: a backup must, and so must whoever looks at all tables after a deployment.</summary>
static class ReadRights
{
    /// <summary>Looks, where a copy is to be made.</summary>
    public static async Task LookAsync(Scene scene, Findings found, CancellationToken cancel)
    {
        if (scene.Request.CopiesDatabase && await FindMissingAsync(scene.Database, cancel).ConfigureAwait(false) is { } missing)
            found.Refuse(missing);
    }

    /// <summary>What the role may not read, and the GRANTs that let it; <see langword="null"/> when it may read everything.</summary>
    public static async Task<Problem?> FindMissingAsync(OpenDatabase database, CancellationToken cancel)
    {
        var unread = await database.ReadAsync(
            static (reader, cancel) => reader.RowsAsync(
                static row => new Unread(row.Text(0), row.Text(1), row.Bool(2), row.Bool(3), row.Long(4), row.Text(5)), cancel),
            cancel,
            new OwnSql(
                """
                select current_user::pg_catalog.text, n.nspname::pg_catalog.text, c.relkind = 'S',
                  not pg_catalog.has_schema_privilege(n.oid, 'USAGE'), pg_catalog.count(*),
                  pg_catalog.min(c.relname::pg_catalog.text collate "C")
                from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p', 'S') and c.relpersistence <> 't'
                  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
                  and not exists (
                    select from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
                  and not (pg_catalog.has_schema_privilege(n.oid, 'USAGE') and case c.relkind
                    when 'S' then pg_catalog.has_sequence_privilege(c.oid, 'SELECT')
                    else pg_catalog.has_table_privilege(c.oid, 'SELECT') end)
                group by 1, 2, 3, 4 order by 2, 3
                """)).ConfigureAwait(false);
        return unread.Count == 0 ? null : MayNotRead(unread);
    }

    static Problem MayNotRead(List<Unread> unread)
    {
        var all = unread.Sum(one => one.Count);
        var more = all == 1 ? "" : $" and {(all - 1).ToString(CultureInfo.InvariantCulture)} more";
        return new Problem(
            Codes.PrivilegeMissing,
            $"No backup can be made: the role {unread[0].Role} may not read {unread[0].Schema}.{unread[0].Example}{more}.")
        {
            State = "Nothing was changed.",
            Fix = $"As the owner or an administrator: {string.Join(' ', unread.SelectMany(Grants).Distinct())} "
                + "Or deploy without a backup: slipway up --no-backup",
        };
    }

    static IEnumerable<string> Grants(Unread unread)
    {
        var (role, schema) = (SqlQuoting.Name(unread.Role), SqlQuoting.Name(unread.Schema));
        if (unread.LacksSchema)
            yield return $"grant usage on schema {schema} to {role};";
        var kind = unread.AreSequences ? "sequence" : "table";
        yield return unread.Count == 1
            ? $"grant select on {kind} {SqlQuoting.Name(unread.Schema, unread.Example)} to {role};"
            : $"grant select on all {kind}s in schema {schema} to {role};";
    }

    /// <summary>Relations of one kind in one schema that cannot be read.</summary>
    sealed record Unread(string Role, string Schema, bool AreSequences, bool LacksSchema, long Count, string Example);
}
