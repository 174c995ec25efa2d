using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>The statement that makes a table: its columns, then its constraints, a line each.</summary>
static class TableCreation
{
    public static void Write(SchemaAction.Create action, DdlText text)
    {
        var table = action.After;
        var lines = action.Parts.Where(part => part.Kind is ObjectKind.Column).Select(column => Column(column, action, text))
            .Concat(action.Parts.Where(part => part.Kind.IsConstraint()
                && !part.Has("inherited")).Select(part => ConstraintText.Line(part, text)))
            .OfType<string>().ToList();
        text.Add($"create {(table.Has("unlogged") ? "unlogged " : "")}table {text.Name(table.Id)}{Body(table, lines)}{End(table)}",
            table.Id);
    }

    /// <summary>A column's line; of one that is inherited only what it has of its own.</summary>
    static string? Column(SchemaObject column, SchemaAction.Create action, DdlText text)
    {
        if (!column.Has("inherited"))
            return Columns.Definition(column, action.Parts, text);
        var isTyped = action.After.Has("of-type");
        var must = column.Has("not-null") && text.InheritedAfter.SourcesOf(column).All(source => !source.Has("not-null"))
            && !action.Parts.Any(part => part.Kind is ObjectKind.PrimaryKey && part.Needs.Contains(column.Id));
        if (!isTyped && !action.After.Has("partition-of"))
            return must ? $"{SqlNames.Of(column.Name)} {column.Required("type")}{Collation(column)} not null" : null;
        var words = (must ? " not null" : "") + (isTyped ? Columns.Values(column, action.Parts, text) : "");
        return words.Length > 0 ? $"{SqlNames.Of(column.Name)}{(isTyped ? " with options" : "")}{words}" : null;
    }

    static string Collation(SchemaObject column) => column["collation"] is { } name ? $" collate {name}" : "";

    static string Body(SchemaObject table, List<string> lines)
    {
        var start = table["of-type"] is { } type ? $" of {type}" : table["partition-of"] is { } parent ? $" partition of {parent}" : "";
        return lines.Count > 0 ? $"{start} (\n    {string.Join(",\n    ", lines)}\n)" : start.Length > 0 ? start : " ()";
    }

    static string End(SchemaObject table) =>
        (table["bound"] is { } bound ? $" {ServerText.Lowered(bound)}" : "")
        + (table["inherits"] is { } parents ? $" inherits ({parents})" : "")
        + (table["partition-by"] is { } key ? $" partition by {ServerText.Lowered(key)}" : "")
        + (table["method"] is { } method ? $" using {SqlNames.Of(method)}" : "")
        + (table["options"] is { } options ? $" with ({StorageOptions.Words(options)})" : "")
        + (table["tablespace"] is { } space ? $" tablespace {SqlNames.Of(space)}" : "");
}
