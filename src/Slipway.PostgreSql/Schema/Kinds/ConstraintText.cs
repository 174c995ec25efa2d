using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Constraints as text.</summary>
static class ConstraintText
{
    /// <summary>PostgreSQL cuts longer names, by a rule of its own.</summary>
    const int LongestName = 63;

    /// <summary>
    /// The constraint as it stands in the statement that makes its table; without its name when it is the one that it would get anyway.
    /// </summary>
    public static string Line(SchemaObject one, DdlText text) =>
        $"{(HasOwnName(one, text) ? $"constraint {SqlNames.Of(one.Name)} " : "")}{Definition(one)}";

    /// <summary>What it says, with its options.</summary>
    public static string Definition(SchemaObject one)
    {
        var definition = ServerText.Lowered(one.Required("definition"));
        var storage = Storage(one);
        var where = one.Kind is ObjectKind.Exclusion ? ServerText.Find(definition, " where (") : -1;
        return (where < 0 ? definition + storage : definition[..where] + storage + definition[where..])
            + (one["deferrable"] is { } deferrable ? $" {deferrable}" : "");
    }

    /// <summary>The storage parameters and the tablespace of an index, and of that of a constraint.</summary>
    static string Storage(SchemaObject one) =>
        (one["options"] is { } options ? $" with ({StorageOptions.Words(options)})" : "")
        + (one["tablespace"] is { } space ? $" using index tablespace {SqlNames.Of(space)}" : "");

    /// <summary>Whether it is called otherwise than PostgreSQL would call it.</summary>
    static bool HasOwnName(SchemaObject one, DdlText text)
    {
        var (parts, _) = ServerText.FirstList(one.Required("definition"));
        var columns = string.Join('_', parts.Select(part => part.Trim('"')));
        var name = one.Kind switch
        {
            ObjectKind.PrimaryKey => $"{one.Id.Parent}_pkey",
            ObjectKind.Unique => $"{one.Id.Parent}_{columns}_key",
            ObjectKind.ForeignKey => $"{one.Id.Parent}_{columns}_fkey",
            ObjectKind.Check => CheckName(one),
            _ => "",
        };
        var isIncluding = one.Required("definition").Contains(" INCLUDE ", StringComparison.Ordinal);
        return name != one.Name || (isIncluding && one.Kind is ObjectKind.Unique)
            || System.Text.Encoding.UTF8.GetByteCount(name) > LongestName;
    }

    static string CheckName(SchemaObject one)
    {
        var columns = one.Needs.Where(need => need.Kind is ObjectKind.Column && need.Parent == one.Id.Parent
            && need.Schema == one.Id.Schema).ToList();
        return columns.Count == 1 ? $"{one.Id.Parent}_{columns[0].Name}_check" : $"{one.Id.Parent}_check";
    }
}
