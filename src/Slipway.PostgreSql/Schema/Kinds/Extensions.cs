using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Extensions. What belongs to one is its own affair, and so is its version: that of the server counts.</summary>
sealed class Extensions() : CatalogKind("extensions", ObjectKind.Extension)
{
    public override bool IsReplaceable(SchemaObject one) => false;

    public override bool CanAlter(SchemaChange.Alter change) => change.ChangesOnly("space") && change.Before.Has("relocatable");

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var space = action.After.Required("space");
        text.Add(
            $"create extension {text.Name(action.Object)}" + (space == text.Names.Default ? "" : $" with schema {SqlNames.Of(space)}"),
            action.Object);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        if (change.Changes("space"))
            text.Add($"alter extension {text.Name(change.Object)} set schema {SqlNames.Of(change.After.Required("space"))}", change.Object);
    }
}
