using System.Collections.Immutable;
using System.Globalization;
using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Copies;

/// <summary>
/// Finds rows that were written after a copy was made. The answer "none" is a proof: every row was written by a transaction that
/// had ended before the copy's snapshot, and there are as many of them as were copied. Whatever cannot be told counts as newer:
/// so do rows that a migration has written anew.
/// </summary>
static class NewerRows
{
    /// <summary>Transactions further apart than this cannot be told apart by the number in a row.</summary>
    const string Horizon = "2147483648";

    /// <summary>Looks at all tables but Slipway's own.</summary>
    /// <param name="database">A connection to the database.</param>
    /// <param name="moment">When the copy was made; null when that is not known.</param>
    /// <param name="copied">The rows that it has of each table.</param>
    /// <param name="own">The schema of Slipway's own tables.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>What is newer or cannot be told, a part of a sentence each.</returns>
    public static async Task<ImmutableArray<string>> FindAsync(
        OpenDatabase database, CopyMoment? moment, IReadOnlyDictionary<string, long> copied, string own, CancellationToken cancel)
    {
        if (moment is null)
            return ["when the backup was made is not known in the server's terms"];
        var snapshot = await Snapshot.TakeAsync(database, cancel).ConfigureAwait(false);
        await using var _ = snapshot.ConfigureAwait(false);
        if (snapshot.Moment.System != moment.System || snapshot.Moment.Database != moment.Database)
            return ["the backup was made of another database, or of this one before it was restored"];
        if (await TextAsync(database, $"select {Now} - {moment.Transaction} >= {Horizon}", cancel).ConfigureAwait(false) is "true")
            return ["the backup is too old for the server to tell"];

        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var table in await snapshot.TablesAsync(cancel).ConfigureAwait(false))
        {
            if (table.Schema != own && await LookAsync(database, table, moment, copied, cancel).ConfigureAwait(false) is { } newer)
                found.Add(newer);
        }

        if (await LargeObjectsAsync(database, moment, cancel).ConfigureAwait(false) is { } objects)
            found.Add(objects);
        return found.ToImmutable();
    }

    const string Made = "select xmin from pg_largeobject_metadata";
    const string Written = $"{Made} union all select xmin from pg_largeobject";
    const string Now = "pg_snapshot_xmax(pg_current_snapshot())::text::numeric";

    static async Task<string?> LookAsync(
        OpenDatabase database, TableName table, CopyMoment moment, IReadOnlyDictionary<string, long> copied, CancellationToken cancel)
    {
        var (rows, newer) = await CountAsync(database, $"select xmin from only {table.Sql}", moment, cancel).ConfigureAwait(false);
        var before = copied.GetValueOrDefault(table.Shown);
        if (newer > 0)
            return string.Create(CultureInfo.InvariantCulture, $"{newer} of {rows} rows of {table.Shown} were written since");
        return rows < before ? $"{(before - rows).ToString(CultureInfo.InvariantCulture)} rows of {table.Shown} were removed since"
            : rows > before ? $"{(rows - before).ToString(CultureInfo.InvariantCulture)} rows of {table.Shown} are not in the backup"
            : null;
    }

    /// <summary>How many rows there are, and how many of them were written since.</summary>
    static async Task<(long All, long Newer)> CountAsync(OpenDatabase database, string xmins, CopyMoment moment, CancellationToken cancel)
    {
        // A row has the lower half of its transaction's number: the newest transaction with such a number is meant.
        var text = await TextAsync(
            database,
            $"""
            with n as (select {Now} as now, {moment.Transaction} as since)
            select count(*) || ' ' || count(*) filter (where x.low > 2 and
              div(n.now, 4294967296) * 4294967296 + x.low - case when x.low > mod(n.now, 4294967296) then 4294967296 else 0 end >= n.since)
            from n, (select xmin::text::numeric as low from ({xmins}) r) x
            """,
            cancel).ConfigureAwait(false);
        return text.Split(' ') is [var all, var newer]
            ? (long.Parse(all, CultureInfo.InvariantCulture), long.Parse(newer, CultureInfo.InvariantCulture))
            : (0, 0);
    }

    /// <summary>Large objects are no table's rows. Who made one everybody sees; what was written into it, a superuser alone.</summary>
    static async Task<string?> LargeObjectsAsync(OpenDatabase database, CopyMoment moment, CancellationToken cancel)
    {
        var mayRead = await TextAsync(
            database, "select has_table_privilege('pg_catalog.pg_largeobject', 'select')", cancel).ConfigureAwait(false) is "true";
        var (all, newer) = await CountAsync(database, mayRead ? Written : Made, moment, cancel).ConfigureAwait(false);
        return (all, newer, mayRead) switch
        {
            (0, _, _) => null,
            (_, > 0, _) => $"{newer.ToString(CultureInfo.InvariantCulture)} large objects were written since",
            (_, _, false) => "what was written into large objects since only a superuser can tell",
            _ => null,
        };
    }

    static async Task<string> TextAsync(OpenDatabase database, string text, CancellationToken cancel) =>
        await database.TextAsync(new OwnSql($"select x::text from ({text}) x (x)"), cancel).ConfigureAwait(false) ?? "";
}
