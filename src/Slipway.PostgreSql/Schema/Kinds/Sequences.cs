using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Sequences that are not those of identity columns.</summary>
sealed class Sequences() : CatalogKind("sequences", ObjectKind.Sequence)
{
    static readonly SequenceOptions Options = new("");

    public override string NameSpace => "relation";

    public override bool IsReplaceable(SchemaObject one) => false;

    public override bool CanAlter(SchemaChange.Alter change) => true;

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var sequence = action.After;
        if (SerialColumns.IsMadeBy(sequence, text))
            return;
        var owner = text.OwnersAfter.OwnerOf(sequence);
        if (owner is not null)
            IdentityColumns.GiveUp(owner.Id, text);
        string[] words =
        [
            $"create {(sequence.Has("unlogged") ? "unlogged " : "")}sequence {text.Name(sequence.Id)}",
            .. sequence["type"] is { } type ? [$"as {type}"] : Array.Empty<string>(),
            .. Options.Of(sequence),
            .. owner is not null && text.Before.Has(owner.Id) ? [$"owned by {Owner(sequence, text)}"] : Array.Empty<string>(),
        ];
        text.Add(string.Join(' ', words), sequence.Id);
    }

    /// <summary>Says whose the new sequences are that a new column owns.</summary>
    public static void Own(SchemaObject column, DdlText text)
    {
        foreach (var sequence in text.OwnersAfter.OwnedBy(column))
        {
            var isMade = !text.Before.Has(sequence.Id) && !SerialColumns.IsMadeBy(sequence, text);
            if (isMade || text.Before.Find(sequence.Id) is not null)
                text.Add($"alter sequence {text.Name(sequence.Id)} owned by {Owner(sequence, text)}", sequence.Id);
            text.Settle(sequence.Id);
        }
    }

    /// <summary>Takes sequences that stay away from a column that goes.</summary>
    public static void Free(SchemaObject column, DdlText text)
    {
        foreach (var sequence in text.OwnersBefore.OwnedBy(column))
        {
            if (text.After.Find(sequence.Id) is { } stays && text.Settle(sequence.Id))
                text.Add($"alter sequence {text.Name(stays.Id)} owned by {Owner(stays, text)}", stays.Id);
        }
    }

    public override void Drop(SchemaAction.Drop action, DdlText text)
    {
        // What a column owns goes with it.
        var owner = text.OwnersBefore.OwnerOf(action.Before);
        if ((owner is null || text.After.Has(owner.Id)) && text.Settle(action.Object))
            base.Drop(action, text);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        var sequence = $"alter sequence {text.Name(change.Object)}";
        if (change.Changes("unlogged"))
            text.Add($"{sequence} set {(change.After.Has("unlogged") ? "unlogged" : "logged")}", change.Object);
        var words = Options.Changed(change);
        if (change.Changes("type"))
            words = [$"as {change.After["type"] ?? "bigint"}", .. words];
        if (words.Count > 0)
            text.Add($"{sequence} {string.Join(' ', words)}", change.Object);
        if (change.Changes("owned-by") && !text.IsSettled(change.Object))
        {
            var owner = text.OwnersAfter.OwnerOf(change.After);
            if (owner is null || text.Before.Has(owner.Id))
            {
                text.Add($"{sequence} owned by {Owner(change.After, text)}", change.Object);
                text.Settle(change.Object);
            }
        }
    }

    static string Owner(SchemaObject sequence, DdlText text) =>
        text.OwnersAfter.OwnerOf(sequence) is { } owner ? $"{text.ParentName(owner.Id)}.{SqlNames.Of(owner.Name)}" : "none";
}
