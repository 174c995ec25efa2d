using Slipway.Problems;
using Slipway.Schema;
using Slipway.Target;

namespace Slipway.Sqlite.Schema;

/// <summary>
/// Makes a table anew beside the old one, copies the rows by the names of the columns, and puts it into the old one's place. What belongs
/// to it, its indexes and triggers, is made again by the caller.
/// </summary>
/// <param name="change">What changes.</param>
/// <param name="temporary">A name that nothing has.</param>
/// <param name="isWatched">Whether views or triggers are there that SQLite would look at while the table is away.</param>
/// <param name="takesAway">Whether something goes with the old table that an application may use.</param>
/// <param name="options">Expressions for columns whose values are to be turned into others.</param>
sealed class Rebuild(TableChange change, string temporary, bool isWatched, bool takesAway, DdlOptions options)
{
    /// <summary>The statements; or that none of the rows could be kept.</summary>
    public Outcome<DdlScript> Write()
    {
        var (before, after) = (change.Before, change.After);
        var (into, from) = Copied();
        if (into.Count == 0)
            return Refusal(after);
        var (old, fresh) = (SqlNames.Written(before.Name), SqlNames.Written(temporary));
        List<string> statements = [TablePrinter.Create(after.Text, after.ColumnIds, temporary)];
        if (IsCounted(before) && IsCounted(after))
        {
            statements.Add(
                $"insert into sqlite_sequence (name, seq) select {SqlNames.Literal(temporary)}, seq from sqlite_sequence"
                + $" where name = {SqlNames.Literal(before.Name)}");
        }

        statements.Add($"""
            insert{(IsLenient(after) ? " or abort" : "")} into {fresh} ({string.Join(", ", into)})
                select {string.Join(", ", from)} from {old}
            """);
        statements.AddRange(TakePlace(before.Name, temporary, after.Name, isWatched));
        return new DdlScript([.. statements.Select(sql => new DdlStatement(sql, change.Id) { TakesAway = takesAway })]);
    }

    /// <summary>
    /// Puts a table into the place of the old one. SQLite must then not look at the views and triggers that speak of a table that is away.
    /// </summary>
    public static IEnumerable<string> TakePlace(string old, string temporary, string name, bool isWatched)
    {
        yield return $"drop table {SqlNames.Written(old)}";
        if (isWatched)
            yield return "pragma legacy_alter_table = on";
        yield return $"alter table {SqlNames.Written(temporary)} rename to {SqlNames.Written(name)}";
        if (isWatched)
            yield return "pragma legacy_alter_table = off";
    }

    static Problem Refusal(TableVersion table) =>
        new(Codes.SchemaChangeUnsupported, $"No column of the table {table.Name} stays: nothing of its rows could be kept.")
        {
            State = "Nothing was written.",
            Fix = "Tell which column is which: --rename. If the rows may go, drop the table in one migration and create it in another.",
        };

    /// <summary>Whether SQLite would leave out or replace rows that do not fit, instead of failing.</summary>
    static bool IsLenient(TableVersion version) => version.Definition is not { } table
        || table.Columns.Any(column => column.NotNull?.Contains("on conflict", StringComparison.Ordinal) ?? false)
        || table.Constraints.Any(one => one.Says("on-conflict"));

    static bool IsCounted(TableVersion version) =>
        version.Definition?.Constraints.Any(one => one.Says("autoincrement")) ?? false;

    /// <summary>Which columns get their values from which expressions; the rowid, as long as both have one, stays what it is.</summary>
    (List<string> Into, List<string> From) Copied()
    {
        var (before, after) = (change.Before, change.After);
        var filled = after.Stored.Where(column => before.ColumnIds.Contains(column) || UsingOf(column) is not null).ToList();
        List<string> into = [.. filled.Select(after.Written)];
        List<string> from = [.. filled.Select(column => UsingOf(column) ?? before.Written(column))];
        if (before.Rowid is { } rowid && RowidTarget(after, filled) is { } target)
        {
            into.Insert(0, target);
            from.Insert(0, before.Definition?.RowidAlias is { } alias ? SqlNames.Written(alias.Name) : rowid);
        }

        return (into, from);
    }

    /// <summary>What the rowid is copied to; <see langword="null"/> when there is none, or it comes with a column anyway.</summary>
    static string? RowidTarget(TableVersion after, List<string> filled)
    {
        if (after.Definition?.RowidAlias is not { } alias)
            return after.Rowid;
        return filled.Contains(alias.Id) ? null : SqlNames.Written(alias.Name);
    }

    string? UsingOf(string column) => options.Using.GetValueOrDefault(new ObjectId(ObjectKind.Column, "", column, change.Id.Name));
}
