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
/// <param name="options">Expressions for columns whose values are to be turned into others.</param>
sealed class Rebuild(TableChange change, string temporary, bool isWatched, DdlOptions options)
{
    /// <summary>The statements; or that none of the rows could be kept.</summary>
    public Outcome<DdlScript> Write()
    {
        var (before, after) = (change.Before, change.After);
        var copied = Copied().ToList();
        if (copied.Count == 0)
        {
            return new Problem(Codes.ChangeUnsupported, $"No column of the table {after.Name} stays: nothing of its rows could be kept.")
            {
                Fix = "If the rows may go, drop the table in one migration and create it in another; else tell which column is which: --rename.",
            };
        }

        var (old, fresh) = (SqlNames.Written(before.Name), SqlNames.Written(temporary));
        List<string> statements = [TablePrinter.Create(after.Text, after.ColumnIds, temporary)];
        if (IsCounted(before) && IsCounted(after))
        {
            statements.Add(
                $"insert into sqlite_sequence (name, seq) select {SqlNames.Literal(temporary)}, seq from sqlite_sequence"
                + $" where name = {SqlNames.Literal(before.Name)}");
        }

        statements.Add($"""
            insert{(IsLenient(after) ? " or abort" : "")} into {fresh} ({string.Join(", ", copied.Select(pair => pair.Into))})
                select {string.Join(", ", copied.Select(pair => pair.From))} from {old}
            """);
        statements.Add($"drop table {old}");
        if (isWatched)
            statements.Add("pragma legacy_alter_table = on");
        statements.Add($"alter table {fresh} rename to {SqlNames.Written(after.Name)}");
        if (isWatched)
            statements.Add("pragma legacy_alter_table = off");
        return new DdlScript([.. statements.Select(sql => new DdlStatement(sql, change.Id) { TakesAway = change.TakesAway })]);
    }

    /// <summary>Whether SQLite would leave out or replace rows that do not fit, instead of failing.</summary>
    static bool IsLenient(TableVersion version) => version.Definition is not { } table
        || table.Columns.Any(column => column.NotNull?.Contains("on conflict", StringComparison.Ordinal) ?? false)
        || table.Constraints.Any(one => one.Properties.Any(property => property.Name == "on-conflict"));

    static bool IsCounted(TableVersion version) =>
        version.Definition?.Constraints.Any(one => one.Properties.Any(property => property.Name == "autoincrement")) ?? false;

    /// <summary>Which columns get their values from which expressions; the rowid, as long as both have one, stays what it is.</summary>
    IEnumerable<(string Into, string From)> Copied()
    {
        var (before, after) = (change.Before, change.After);
        var filled = after.Stored.Where(column => before.ColumnIds.Contains(column) || UsingOf(column) is not null).ToList();
        var alias = after.Definition?.RowidAlias;
        if (before.Rowid is { } rowid && (alias is null ? after.Rowid : filled.Contains(alias.Id) ? null : SqlNames.Written(alias.Name)) is { } target)
            yield return (target, before.Definition?.RowidAlias is { } old ? SqlNames.Written(old.Name) : rowid);
        foreach (var column in filled)
            yield return (after.Written(column), UsingOf(column) ?? before.Written(column));
    }

    string? UsingOf(string column) => options.Using.GetValueOrDefault(new ObjectId(ObjectKind.Column, "", column, change.Id.Name));
}
