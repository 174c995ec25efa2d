using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>The defaults of columns, which are things of their own: what a default needs may go while its column stays.</summary>
sealed class Defaults() : CatalogKind("defaults", ObjectKind.Default)
{
    public override bool IsPart(SchemaObject one) => true;

    public override bool CanAlter(SchemaChange.Alter change) => true;

    public override void Create(SchemaAction.Create action, DdlText text) => Set(action.After, text);

    public override void Drop(SchemaAction.Drop action, DdlText text) => text.Add($"{Column(action.Before, text)} drop default", action.Object);

    public override void Alter(SchemaChange.Alter change, DdlText text) => Set(change.After, text);

    static void Set(SchemaObject one, DdlText text) => text.Add($"{Column(one, text)} set default {one.Required("expression")}", one.Id);

    static string Column(SchemaObject one, DdlText text) =>
        $"alter table {text.ParentName(one.Id)} alter column {SqlNames.Of(one.Name)}";
}
