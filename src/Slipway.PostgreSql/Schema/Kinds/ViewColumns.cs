using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>
/// The columns of views and materialized views: they come and go with the view's query, but have comments, rights and settings of their
/// own.
/// </summary>
sealed class ViewColumns() : CatalogKind("viewcolumns")
{
    public override bool IsPart(SchemaObject one) => true;

    public override bool CanAlter(SchemaChange.Alter change) => true;

    /// <summary>The settings of a column.</summary>
    public static void Write(SchemaObject? before, SchemaObject after, DdlText text)
    {
        var column = $"alter {after.Parent!.Kind.Words()} {text.ParentName(after.Id)} alter column {SqlNames.Of(after.Name)}";
        if (after["default"] != before?["default"])
            text.Add(after["default"] is { } value ? $"{column} set default {value}" : $"{column} drop default", after.Id);
        if (after["statistics"] != before?["statistics"])
            text.Add($"{column} set statistics {after["statistics"] ?? "-1"}", after.Id);
        if (after["storage"] is { } storage && storage != before?["storage"])
            text.Add($"{column} set storage {storage}", after.Id);
        else if (before?["storage"] is not null && !after.Has("storage"))
            text.Refuse(DdlProblem.Unsupported(after.Id, "What storage its type has by itself is not known."));
    }

    public override void Create(SchemaAction.Create action, DdlText text) => Write(null, action.After, text);

    public override void Drop(SchemaAction.Drop action, DdlText text)
    {
        // It goes with the query of its view, which is made anew.
    }

    public override void Alter(SchemaChange.Alter change, DdlText text) => Write(change.Before, change.After, text);
}
