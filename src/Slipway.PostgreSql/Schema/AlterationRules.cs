using Slipway.Schema;

namespace Slipway.PostgreSql.Schema;

/// <summary>What PostgreSQL can change where it stands: each kind knows it of itself.</summary>
sealed class AlterationRules : IAlterationRules
{
    public static AlterationRules Instance { get; } = new();

    public bool CanAlter(SchemaChange.Alter change) =>
        change.ChangesOnly(SchemaObject.Comment, SchemaObject.Grants, SchemaObject.Owner)
            || KindList.Of(change.Object.Kind).CanAlter(change);

    public bool IsInTheWay(SchemaChange.Alter change, SchemaObject dependent) =>
        KindList.Of(change.Object.Kind).IsInTheWay(change, dependent);

    public bool IsReplaceable(SchemaObject one) => KindList.Of(one.Kind).IsReplaceable(one);

    public bool IsPart(SchemaObject child) => KindList.Of(child.Kind).IsPart(child);

    public string? SlotOf(ObjectId id) => KindList.Of(id.Kind).SlotOf(id);
}
