using System.Collections.Immutable;
using Slipway.Schema;
using Slipway.Sqlite.Statements;

namespace Slipway.Sqlite.Schema;

/// <summary>A table with its columns and constraints as things of a schema.</summary>
static class TableObjects
{
    /// <summary>The property of a table whose text is beyond the parser: the text itself, to be compared as a whole.</summary>
    public const string Definition = "definition";

    /// <summary>The property of a column with an expression instead of a value.</summary>
    public const string Generated = "generated";

    public static IEnumerable<SchemaObject> Of(CatalogEntry entry, List<CatalogColumn> columns, CatalogNames names)
    {
        var table = TableParser.Parse(entry.Sql, [.. columns.Select(column => column.Name)]);
        if (table is null || !Agrees(table, columns))
            return Opaque(entry, columns, names);
        return OfParsed(entry, table, names);
    }

    /// <summary>The constraints of a table, each with the name under which it is known.</summary>
    public static Dictionary<ObjectId, ConstraintDefinition> Constraints(TableDefinition table)
    {
        var constraints = new Dictionary<ObjectId, ConstraintDefinition>(table.Constraints.Length);
        var sorted = table.Constraints.OrderBy(one => one.Kind).ThenBy(one => string.Join('\n', one.Properties), StringComparer.Ordinal);
        foreach (var constraint in sorted)
        {
            var name = constraint.Kind is ObjectKind.PrimaryKey ? "primary key"
                : constraint.Name is { } given ? SqlNames.Fold(given) : constraint.Meaning;
            var id = IdIn(table, constraint.Kind, name);
            for (var number = 2; !constraints.TryAdd(id, constraint); number++)
                id = IdIn(table, constraint.Kind, $"{name} {number}");
        }

        return constraints;
    }

    public static ObjectId IdIn(TableDefinition table, ObjectKind kind, string name) => new(kind, "", name, SqlNames.Fold(table.Name));

    static IEnumerable<SchemaObject> OfParsed(CatalogEntry entry, TableDefinition table, CatalogNames names)
    {
        var properties = new List<Property>();
        if (table.IsStrict)
            properties.Add(new Property("strict", "yes"));
        if (table.IsWithoutRowid)
            properties.Add(new Property("without-rowid", "yes"));
        yield return new SchemaObject(entry.Id, [.. properties]) { Text = entry.Sql };
        foreach (var column in table.Columns)
        {
            yield return new SchemaObject(IdIn(table, ObjectKind.Column, column.Id), [.. Properties(column)]) { Parent = entry.Id };
        }

        foreach (var (id, constraint) in Constraints(table))
        {
            var name = constraint.Name is { } given ? [new Property("name", SqlNames.Fold(given))] : ImmutableArray<Property>.Empty;
            yield return new SchemaObject(id, [.. constraint.Properties, .. name])
            {
                Parent = entry.Id,
                Needs = constraint.Parent is { } parent && names.Find(parent) is { } need && need != entry.Id ? [need] : [],
            };
        }
    }

    static IEnumerable<Property> Properties(ColumnDefinition column)
    {
        yield return new Property("type", column.Type);
        if (column.NotNull is { } notNull)
            yield return new Property("not-null", notNull);
        if (column.Default is { } value)
            yield return new Property("default", value);
        if (column.Collation is { } collation && collation != "binary")
            yield return new Property("collation", collation);
        if (column.Generated is { } expression)
            yield return new Property(Generated, expression);
        if (column.IsStored)
            yield return new Property("stored", "yes");
    }

    /// <summary>What the parser has read of each column is what SQLite has read.</summary>
    static bool Agrees(TableDefinition table, List<CatalogColumn> columns)
    {
        var key = table.Constraints.FirstOrDefault(one => one.Kind is ObjectKind.PrimaryKey);
        for (var at = 0; at < columns.Count; at++)
        {
            var (ours, theirs) = (table.Columns[at], columns[at]);
            var isInKey = key?.Columns.Contains(ours.Id) ?? false;
            if (theirs.IsGenerated != (ours.Generated is not null) || (theirs.KeyPlace > 0) != isInKey
                || !IsSameType(ours.Type, theirs.Type) || (theirs.Default is null) != (ours.Default is null)
                || (!isInKey && theirs.IsNotNull != (ours.NotNull is not null)))
                return false;
        }

        return true;
    }

    static bool IsSameType(string ours, string theirs) => LettersOf(ours).Equals(LettersOf(theirs), StringComparison.OrdinalIgnoreCase);

    static string LettersOf(string type) => string.Concat(type.Where(char.IsLetterOrDigit));

    static IEnumerable<SchemaObject> Opaque(CatalogEntry entry, List<CatalogColumn> columns, CatalogNames names)
    {
        var text = CanonicalText.Of(SqlWord.Of(entry.Sql).ToArray().AsSpan(2), names.Everywhere);
        yield return new SchemaObject(entry.Id, [new Property(Definition, text)]) { Text = entry.Sql };
        foreach (var column in columns)
        {
            var properties = ImmutableArray.Create(new Property("type", SqlNames.Fold(column.Type)));
            if (column.IsGenerated)
                properties = properties.Add(new Property(Generated, "yes"));
            var id = new ObjectId(ObjectKind.Column, "", column.Name, entry.Id.Name);
            yield return new SchemaObject(id, properties) { Parent = entry.Id };
        }
    }
}
