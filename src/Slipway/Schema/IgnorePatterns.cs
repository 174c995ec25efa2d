using System.Collections.Immutable;
using System.IO.Enumeration;

namespace Slipway.Schema;

/// <summary>
/// What of a schema is somebody else's affair: never told as a difference, never dropped. A pattern is a name in which <c>*</c> stands for
/// anything and <c>?</c> for one character, such as <c>django_*</c> or <c>audit.*</c>; it is held against a thing's name with and without
/// its namespace, and with its kind before it, as in <c>view report_*</c>. What belongs to an ignored thing is ignored with it.
/// </summary>
/// <param name="patterns">The patterns.</param>
public sealed class IgnorePatterns(ImmutableArray<string> patterns)
{
    /// <summary>Nothing is ignored.</summary>
    public static IgnorePatterns None { get; } = new([]);

    /// <summary>The schema without what is ignored.</summary>
    public DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (patterns.IsEmpty)
            return schema;
        var ignored = schema.Objects.Where(Matches).Select(one => one.Id).ToHashSet();
        // A thing comes after what it belongs to, so that one pass finds children's children.
        foreach (var one in schema.Objects.OrderBy(one => one.Position))
        {
            if (one.Parent is { } parent && ignored.Contains(parent))
                ignored.Add(one.Id);
        }

        return schema with
        {
            Objects =
            [
                .. schema.Objects.Where(one => !ignored.Contains(one.Id))
                    .Select(one => one.Needs.Any(ignored.Contains) ? one with { Needs = [.. one.Needs.Where(need =>
                        !ignored.Contains(need))] } : one),
            ],
        };
    }

    bool Matches(SchemaObject one)
    {
        var path = one.Id.Path;
        var shortPath = one.Id.Schema.Length > 0 ? path[(one.Id.Schema.Length + 1)..] : path;
        return patterns.Any(pattern => Matches(pattern, path) || Matches(pattern, shortPath)
            || Matches(pattern, $"{one.Kind.Words()} {path}") || Matches(pattern, $"{one.Kind.Words()} {shortPath}"));
    }

    static bool Matches(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true);
}
