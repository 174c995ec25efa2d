using Slipway.Schema;

namespace Slipway.PostgreSql.Schema;

/// <summary>What PostgreSQL can change where it stands: each kind knows it of itself.</summary>
sealed class AlterationRules : IAlterationRules
{
    /// <summary>What can be changed of every thing where it stands, so that no kind is asked.</summary>
    static readonly string[] Common = [SchemaObject.Comment, SchemaObject.Grants, SchemaObject.Owner];

    public static AlterationRules Instance { get; } = new();

    public bool CanAlter(SchemaChange.Alter change)
    {
        var own = change with { Properties = [.. change.Properties.Where(name => !Common.Contains(name))] };
        return own.Properties.IsEmpty || KindList.Of(change.After).CanAlter(own);
    }

    public bool IsInTheWay(SchemaChange.Alter change, SchemaObject dependent) =>
        KindList.Of(change.After).IsInTheWay(change, dependent);

    public bool IsCarriedAlong(SchemaChange.Alter change, SchemaObject dependent) =>
        KindList.Of(change.After).IsCarriedAlong(change, dependent);

    public bool IsReplaceable(SchemaObject one) => KindList.Of(one).IsReplaceable(one);

    public bool IsPart(SchemaObject child) => KindList.Of(child).IsPart(child);

    public string? SlotOf(ObjectId id) => KindList.Of(id.Kind).SlotOf(id);
}
