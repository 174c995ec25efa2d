using Slipway.Schema;

namespace Slipway.Tests.Schema;

/// <summary>A small engine: columns change where they stand and views in their way go; tables are never dropped for a change.</summary>
sealed class TestRules : IAlterationRules
{
    public bool CanAlter(SchemaChange.Alter change) => change.Object.Kind is ObjectKind.Table or ObjectKind.Column;

    public bool IsInTheWay(SchemaChange.Alter change, SchemaObject dependent) => dependent.Kind is ObjectKind.View;

    public bool IsReplaceable(SchemaObject one) => one.Kind is not (ObjectKind.Table or ObjectKind.Column);

    public bool IsPart(SchemaObject child) => child.Kind is ObjectKind.Column or ObjectKind.ForeignKey;

    public string? SlotOf(ObjectId id) => id.Kind is ObjectKind.Table or ObjectKind.View ? $"relation {id.Name}" : null;
}
