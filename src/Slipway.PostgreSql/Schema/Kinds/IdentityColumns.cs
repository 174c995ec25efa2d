using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Columns whose values a sequence of their own gives.</summary>
static class IdentityColumns
{
    static readonly SequenceOptions Options = new("identity-");

    /// <summary>The words that make a column one.</summary>
    public static string Words(SchemaObject column, DdlText text)
    {
        if (column["identity"] is not { } when)
            return "";
        var options = Options.Of(column);
        if (column["identity-name"] is { } name)
            options = [$"sequence name {text.Names.Of(column.Id.Schema, name)}", .. options];
        return $" generated {when} as identity{(options.Count > 0 ? $" ({string.Join(' ', options)})" : "")}";
    }

    /// <summary>Takes the sequence of a column away that will have none, once.</summary>
    public static void GiveUp(ObjectId column, DdlText text)
    {
        if (text.Before.Find(column) is { } before && text.After.Find(column) is { } after
            && before.Has("identity") && !after.Has("identity") && text.Settle(column))
            text.Add($"{text.AlterOnly(column.TableOf())} alter column {SqlNames.Of(column.Name)} drop identity", column);
    }

    /// <summary>Makes a column one, or gives its sequence other options.</summary>
    public static void Alter(SchemaChange.Alter change, DdlText text)
    {
        var column = $"{text.AlterOnly(change.Object.TableOf())} alter column {SqlNames.Of(change.After.Name)}";
        if (change.After.Has("identity") && !change.Before.Has("identity"))
        {
            DropSerial(change.Before, text);
            text.Add($"{column} add{Words(change.After, text)}", change.Object);
            return;
        }

        if (!change.After.Has("identity"))
            return;
        if (change.Changes("identity-name"))
        {
            var sequence = text.Names.Of(change.Object.Schema, NameOf(change.Before));
            text.Add($"alter sequence {sequence} rename to {SqlNames.Of(NameOf(change.After))}", change.Object);
        }

        var words = Options.Changed(change).Select(option => $"set {option}").ToList();
        if (change.Changes("identity"))
            words.Insert(0, $"set generated {change.After["identity"]}");
        if (words.Count > 0)
            text.Add($"{column} {string.Join(' ', words)}", change.Object);
    }

    /// <summary>The sequence that gave the column's values so far gives its name up before the new one takes it.</summary>
    static void DropSerial(SchemaObject column, DdlText text)
    {
        foreach (var sequence in text.OwnersBefore.OwnedBy(column))
        {
            if (!text.After.Has(sequence.Id) && text.Settle(sequence.Id))
                text.Add(new Target.DdlStatement($"drop sequence {text.Name(sequence.Id)}", sequence.Id) { TakesAway = true });
        }
    }

    static string NameOf(SchemaObject column) => column["identity-name"] ?? $"{column.Id.Parent}_{column.Name}_seq";
}
