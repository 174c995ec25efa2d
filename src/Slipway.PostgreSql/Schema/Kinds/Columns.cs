using System.Collections.Immutable;
using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Columns of tables.</summary>
sealed class Columns() : CatalogKind("columns", ObjectKind.Column)
{
    public override bool IsPart(SchemaObject one) => true;

    public override bool IsReplaceable(SchemaObject one) => false;

    public override bool CanAlter(SchemaChange.Alter change) => true;

    public override bool IsInTheWay(SchemaChange.Alter change, SchemaObject dependent) =>
        change.Changes("type") && dependent.Kind is ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.Rule or ObjectKind.Policy;

    /// <summary>A column as it stands in the statement that makes it.</summary>
    /// <param name="column">The column.</param>
    /// <param name="parts">What is made with it; its default may be among them.</param>
    public static string Definition(SchemaObject column, ImmutableArray<SchemaObject> parts)
    {
        var given = parts.FirstOrDefault(part => part.Kind is ObjectKind.Default && part.Parent == column.Id);
        return $"{SqlNames.Of(column.Name)} {column.Required("type")}"
            + (column.Has("not-null") ? " not null" : "")
            + (given is null ? "" : $" default {given.Required("expression")}");
    }

    public override void Create(SchemaAction.Create action, DdlText text) => text.Add(
        $"alter table {text.ParentName(action.Object)} add column {Definition(action.After, action.Parts)}", action.Object);

    public override void Drop(SchemaAction.Drop action, DdlText text) =>
        text.TakeAway($"alter table {text.ParentName(action.Object)} drop column {SqlNames.Of(action.Before.Name)}", action);

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        var column = $"alter table {text.ParentName(change.Object)} alter column {SqlNames.Of(change.After.Name)}";
        if (change.Changes("type"))
        {
            var conversion = text.Options.Using.TryGetValue(change.Object, out var expression) ? $" using {expression}" : "";
            text.Add($"{column} type {change.After.Required("type")}{conversion}", change.Object);
        }

        if (change.Changes("not-null"))
            text.Add($"{column} {(change.After.Has("not-null") ? "set" : "drop")} not null", change.Object);
    }
}
