using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Whether a column must have a value. What is said of a table's column is true of those that inherit it, as well.</summary>
static class NotNulls
{
    /// <summary>Writes the change, unless that of a column from which it is inherited makes it.</summary>
    public static void Alter(SchemaChange.Alter change, DdlText text)
    {
        var must = change.After.Has("not-null");
        if (text.InheritedAfter.SourcesOf(change.After).Any(source => source.Has("not-null") == must && Differs(source.Id, text)))
            return;
        if (must && text.IsSettled(Mark(change.Object)))
            return;
        if (must)
            Set(change, text);
        else
            text.Add($"{Start(change.Object, text)} drop not null", change.Object);
        foreach (var heir in must ? [] : HeirsOf(change.Object, text))
            text.Add($"{Start(heir.Id, text)} set not null", heir.Id);
    }

    /// <summary>Sets it before its time, because a table can only become a partition with it.</summary>
    public static void SetEarly(SchemaObject column, DdlText text)
    {
        if (text.Settle(Mark(column.Id)))
            text.Add($"{Start(column.Id, text)} set not null", column.Id);
    }

    static void Set(SchemaChange.Alter change, DdlText text)
    {
        var (start, table) = (Start(change.Object, text), text.ParentName(change.Object));
        if (!text.IsOnline(change.Object.TableOf()))
        {
            text.Add($"{start} set not null", change.Object);
            return;
        }

        // A check that was validated saves the reading of the whole table under a lock that nobody gets past.
        var column = SqlNames.Of(change.After.Name);
        var check = SqlNames.Of(CheckName(change.After, text));
        text.Add($"alter table {table} add constraint {check} check ({column} is not null) not valid", change.Object);
        string[] rest =
        [
            $"alter table {table} validate constraint {check}",
            $"{start} set not null",
            $"alter table {table} drop constraint {check}",
        ];
        if (IsNeededAtOnce(change, text))
        {
            text.Add(new Target.DdlStatement(rest[0], change.Object) { NeedsCommit = true });
            text.Add(rest[1], change.Object);
            text.Add(rest[2], change.Object);
            return;
        }

        foreach (var sql in rest)
            text.AddLast(sql, change.Object);
    }

    static bool IsNeededAtOnce(SchemaChange.Alter change, DdlText text) =>
        change.After.Has("identity")
        || text.After.ChildrenOf(change.Object.TableOf(), ObjectKind.PrimaryKey).Any(key => key.Needs.Contains(change.Object))
        || text.InheritedAfter.HeirsOf(change.Object.TableOf()).Any();

    static string CheckName(SchemaObject column, DdlText text)
    {
        var name = $"{column.Id.Parent}_{column.Name}_not_null";
        if (name.Length > 60)
            name = name[..60];
        var table = column.Parent!;
        while (text.Before.ChildrenOf(table).Concat(text.After.ChildrenOf(table)).Any(one => one.Name == name))
            name += "1";
        return name;
    }

    /// <summary>What inherits the column and keeps it.</summary>
    static IEnumerable<SchemaObject> HeirsOf(ObjectId column, DdlText text)
    {
        foreach (var table in text.InheritedBefore.HeirsOf(column.TableOf()))
        {
            if (text.After.Find(column with { Schema = table.Id.Schema, Parent = table.Name }) is not { } heir || !text.Before.Has(heir.Id))
                continue;
            if (heir.Has("not-null"))
                yield return heir;
            foreach (var further in HeirsOf(heir.Id, text))
                yield return further;
        }
    }

    static bool Differs(ObjectId column, DdlText text) =>
        text.Before.Find(column)?.Has("not-null") != text.After.Find(column)?.Has("not-null");

    static string Start(ObjectId column, DdlText text) => $"alter table {text.ParentName(column)} alter column {SqlNames.Of(column.Name)}";

    /// <summary>Under which the setting of a column is noted as done.</summary>
    static ObjectId Mark(ObjectId column) => column with { Kind = ObjectKind.Check };
}
