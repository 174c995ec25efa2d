using Slipway.Problems;
using Slipway.Schema;
using Slipway.Target;

namespace Slipway.Sqlite.Schema;

/// <summary>A virtual table that is made, or made anew with what it holds.</summary>
static class VirtualTableChange
{
    /// <summary>The statements that make it; an index over rows that are there already is filled.</summary>
    public static IEnumerable<DdlStatement> Create(SchemaObject after, DatabaseSchema before)
    {
        yield return new DdlStatement(TablePrinter.Create(after), after.Id);
        if (Parsed(after) is { IsFullText: true, Content.Length: > 0 } table
            && before.Has(new ObjectId(ObjectKind.Table, "", SqlNames.Fold(table.Content))))
            yield return Fill(after, table);
    }

    /// <summary>No module can change a table where it stands.</summary>
    public static Outcome<DdlScript> Alter(SchemaChange.Alter change, string temporary, bool isWatched)
    {
        if (Parsed(change.Before) is not { } before || Parsed(change.After) is not { } after)
            return Refusal(change, "its text is not understood");
        if (before.IsFullText && after is { IsFullText: true, Content.Length: > 0 })
        {
            return new DdlScript(
            [
                new DdlStatement($"drop table {SqlNames.Written(before.Name)}", change.Object),
                new DdlStatement(TablePrinter.Create(change.After), change.Object),
                Fill(change.After, after),
            ]);
        }

        if (!before.IsReadable || !after.IsCopyable || before.IsFullText != after.IsFullText)
            return Refusal(change, $"what the module {before.Module} keeps for it cannot be read back");
        var shared = after.Columns.Where(column => before.Columns.Contains(column, StringComparer.OrdinalIgnoreCase))
            .Select(SqlNames.Written).ToList();
        if (after.IsFullText)
            shared.Insert(0, "rowid");
        var columns = string.Join(", ", shared);
        var fresh = SqlNames.Written(temporary);
        string[] statements =
        [
            TablePrinter.CreateVirtual(change.After, temporary),
            $"insert into {fresh} ({columns})\n    select {columns} from {SqlNames.Written(before.Name)}",
            .. Rebuild.TakePlace(before.Name, temporary, after.Name, isWatched),
        ];
        return new DdlScript([.. statements.Select(sql => new DdlStatement(sql, change.Object) { TakesAway = TakesAway(before, after) })]);
    }

    static bool TakesAway(VirtualTableDefinition before, VirtualTableDefinition after) =>
        before.Columns.Except(after.Columns, StringComparer.OrdinalIgnoreCase).Any();

    static DdlStatement Fill(SchemaObject one, VirtualTableDefinition table)
    {
        var name = SqlNames.Written(table.Name);
        return new DdlStatement($"insert into {name} ({name}) values ('rebuild')", one.Id);
    }

    static Problem Refusal(SchemaChange change, string why) => new(
        Codes.SchemaChangeUnsupported, $"The virtual table {change.Object.Name} cannot be changed: {why}.")
    {
        State = "Nothing was written.",
        Fix = "Drop it in one migration and create it in another; the application fills it again.",
    };

    static VirtualTableDefinition? Parsed(SchemaObject one)
    {
        try
        {
            return one.Text is { } text ? VirtualTableDefinition.Parse(text) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
