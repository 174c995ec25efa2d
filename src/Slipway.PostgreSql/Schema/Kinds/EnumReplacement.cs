using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>
/// Gives an enumerated type other values: the type steps aside, a new one takes its name, the columns move over by their texts, and the
/// old one goes. A column with a value that the new type lacks makes the move fail, as it must.
/// </summary>
static class EnumReplacement
{
    public static void Write(SchemaChange.Alter change, DdlText text, Action create)
    {
        var id = change.Object;
        var others = text.Before.Objects.Where(one => one.Needs.Contains(id) && HoldsType(one) && text.After.Has(one.Id)).ToList();
        var columns = text.Before.Objects.Where(one => IsColumn(one) && one.Needs.Contains(id) && IsStillThere(one, text)).ToList();
        foreach (var one in others)
            text.Refuse(DdlProblem.Unsupported(id, $"Values go or change places, and {one.Id} is made of it."));
        foreach (var column in columns.Where(column => IsKey(column, text)))
            text.Refuse(DdlProblem.Unsupported(id, $"Values go or change places, and {column.Id} is a part of the key of partitions."));

        var aside = id with { Name = Aside(id, text) };
        text.Add($"alter type {text.Name(id)} rename to {SqlNames.Of(aside.Name)}", id);
        create();
        foreach (var column in columns)
        {
            var name = SqlNames.Of(column.Name);
            var type = column.Required("type");
            var through = type.EndsWith("[]", StringComparison.Ordinal) ? "text[]" : "text";
            text.Add(
                $"alter table {text.ParentName(column.Id)} alter column {name} type {type} using {name}::{through}::{type}", column.Id);
        }

        text.Add($"drop type {text.Name(aside)}", id);
        if (change.After[SchemaObject.Comment] is not null && !change.Changes(SchemaObject.Comment))
            Comments.Write(null, change.After, text);
        if (change.Changes(SchemaObject.Grants))
            Grants.Write(null, change.Before, text);
        else
            Grants.Write(null, change.After, text);
    }

    static bool IsColumn(SchemaObject one) => one.Kind is ObjectKind.Column && one.Parent?.Kind is ObjectKind.Table;

    static bool HoldsType(SchemaObject one) => one.Kind is ObjectKind.Domain or ObjectKind.RangeType or ObjectKind.CompositeType
        || (one.Kind is ObjectKind.Column && one.Parent?.Kind is ObjectKind.CompositeType or ObjectKind.ForeignTable);

    /// <summary>
    /// Whether a column has the old type still: it may be gone, or have moved to another type, and what is inherited moves with its parent.
    /// </summary>
    static bool IsStillThere(SchemaObject column, DdlText text) =>
        text.After.Find(column.Id) is { } now && !column.Has("inherited") && !column.Has("generated")
        && (now["type"] == column["type"] || text.Progress.Pending.Contains(column.Id));

    static bool IsKey(SchemaObject column, DdlText text) =>
        text.Before.Find(column.Parent!)?["partition-by"] is { } key
        && key.Split([' ', '(', ')', ','], StringSplitOptions.RemoveEmptyEntries).Contains(SqlNames.Of(column.Name));

    static string Aside(ObjectId id, DdlText text)
    {
        var name = $"{id.Name}_before";
        while (text.Before.Objects.Concat(text.After.Objects).Any(one => one.Id.Schema == id.Schema && one.Name == name))
            name += "_";
        return name;
    }
}
