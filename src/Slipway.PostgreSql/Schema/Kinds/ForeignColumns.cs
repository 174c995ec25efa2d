using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>The columns of foreign tables.</summary>
sealed class ForeignColumns() : CatalogKind("foreigncolumns")
{
    public override bool IsPart(SchemaObject one) => true;

    public override bool CanAlter(SchemaChange.Alter change) => !change.Changes("generated") && !change.After.Has("generated");

    public override bool IsInTheWay(SchemaChange.Alter change, SchemaObject dependent) =>
        change.Changes("type") && dependent.Kind is not (ObjectKind.Column or ObjectKind.Table or ObjectKind.ForeignTable);

    /// <summary>A column as it stands in the statement that makes it.</summary>
    public static string Definition(SchemaObject one) =>
        $"{SqlNames.Of(one.Name)} {TypeOf(one)}"
        + OptionList.Foreign(one["options"])
        + (one.Has("not-null") ? " not null" : "")
        + (one["default"] is { } value ? Value(one["generated"], value) : "");

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        ForeignTables.RefuseHeir(action.Object, action.After.Parent!, text);
        text.Add($"alter foreign table {text.ParentName(action.Object)} add column {Definition(action.After)}", action.Object);
    }

    public override void Drop(SchemaAction.Drop action, DdlText text)
    {
        ForeignTables.RefuseHeir(action.Object, action.Before.Parent!, text);
        text.TakeAway($"alter foreign table {text.ParentName(action.Object)} drop column {SqlNames.Of(action.Object.Name)}", action);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        ForeignTables.RefuseHeir(change.Object, change.After.Parent!, text);
        var column = $"alter foreign table {text.ParentName(change.Object)} alter column {SqlNames.Of(change.Object.Name)}";
        if (change.Changes("type") || change.Changes("collation"))
            text.Add($"{column} type {TypeOf(change.After)}", change.Object);
        if (change.Changes("options"))
            text.Add($"{column} {OptionList.ForeignChange(change)}", change.Object);
        if (change.Changes("default"))
            text.Add(change.After["default"] is { } value ? $"{column} set default {value}" : $"{column} drop default", change.Object);
        if (change.Changes("not-null"))
            text.Add($"{column} {(change.After.Has("not-null") ? "set" : "drop")} not null", change.Object);
    }

    static string Value(string? generated, string value) => generated switch
    {
        null => $" default {value}",
        "v" => $" generated always as ({value}) virtual",
        _ => $" generated always as ({value}) stored",
    };

    static string TypeOf(SchemaObject one) => one.Required("type") + (one["collation"] is { } collation ? $" collate {collation}" : "");
}
