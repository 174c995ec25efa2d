using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Composite types.</summary>
sealed class CompositeTypes() : CatalogKind("compositetypes", ObjectKind.CompositeType)
{
    public override string NameSpace => "relation";

    public override bool IsReplaceable(SchemaObject one) => false;

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var attributes = action.Parts.Where(part => part.Kind is ObjectKind.Column).Select(Attributes.Definition).ToList();
        text.Add(
            $"create type {text.Name(action.Object)} as ("
                + (attributes.Count == 0 ? ")" : $"\n    {string.Join(",\n    ", attributes)}\n)"),
            action.Object);
    }
}
