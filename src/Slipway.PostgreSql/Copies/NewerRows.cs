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

        return found.ToImmutable();
    }

    const string Now = "pg_snapshot_xmax(pg_current_snapshot())::text::numeric";

    static async Task<string?> LookAsync(
        OpenDatabase database, TableName table, CopyMoment moment, IReadOnlyDictionary<string, long> copied, CancellationToken cancel)
    {
        // A row has the lower half of its transaction's number: the newest transaction with such a number is meant.
        var text = await TextAsync(
            database,
            $"""
            with n as (select {Now} as now, {moment.Transaction} as since)
            select count(*) || ' ' || count(*) filter (where x.low > 2 and
              div(n.now, 4294967296) * 4294967296 + x.low - case when x.low > mod(n.now, 4294967296) then 4294967296 else 0 end >= n.since)
            from n, (select xmin::text::numeric as low from only {table.Sql}) x
            """,
            cancel).ConfigureAwait(false);
        if (text.Split(' ') is not [var all, var newer])
            return null;
        var rows = long.Parse(all, CultureInfo.InvariantCulture);
        var before = copied.GetValueOrDefault(table.Shown);
        if (newer is not "0")
            return $"{newer} of {all} rows of {table.Shown} were written since";
        return rows < before ? $"{(before - rows).ToString(CultureInfo.InvariantCulture)} rows of {table.Shown} were removed since"
            : rows > before ? $"{(rows - before).ToString(CultureInfo.InvariantCulture)} rows of {table.Shown} are not in the backup"
            : null;
    }

    static async Task<string> TextAsync(OpenDatabase database, string text, CancellationToken cancel) =>
        await database.TextAsync(new OwnSql($"select x::text from ({text}) x (x)"), cancel).ConfigureAwait(false) ?? "";
}
