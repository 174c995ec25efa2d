using System.Collections.Immutable;
using Slipway.Schema;
using Slipway.Target;

namespace Slipway.PostgreSql.Tests.Schema;

/// <summary>A pair of schemas, as its folder tells it.</summary>
sealed record SchemaCase(string Before, string After, string Rows)
{
    public bool AsSuperuser => Before.StartsWith("-- superuser", StringComparison.Ordinal);

    public string? Refused => Line(After, "-- refused: ").FirstOrDefault();

    public string? BackRefused => Line(After, "-- back refused: ").FirstOrDefault();

    /// <summary>A database for it: one of its own where it changes what every database has, or does what only a superuser may.</summary>
    public SchemaBench TakeBench(string name) => AsSuperuser || Alone.Any(kind => name.StartsWith(kind, StringComparison.Ordinal))
        ? new SchemaBench(AsSuperuser)
        : SchemaBench.Share();

    static readonly string[] Alone = ["schema/", "grants/", "default-privileges/", "extension/"];

    public static SchemaCase Read(string folder)
    {
        var rows = Path.Combine(folder, "rows.sql");
        return new SchemaCase(
            File.ReadAllText(Path.Combine(folder, "before.sql")),
            File.ReadAllText(Path.Combine(folder, "after.sql")),
            File.Exists(rows) ? File.ReadAllText(rows) : "");
    }

    /// <summary>The options with the expressions that the case gives for the way to a schema.</summary>
    public DdlOptions OptionsOn(DdlOptions options, DatabaseSchema to) => options with
    {
        Using = Line(After, "-- using ").Select(line => line.Split(": ", 2))
            .SelectMany(parts => to.Objects.Where(one => one.Kind is ObjectKind.Column && $"{one.Id.Parent}.{one.Name}" == parts[0])
                .Select(column => KeyValuePair.Create(column.Id, parts[1])))
            .ToImmutableDictionary(),
    };

    static IEnumerable<string> Line(string text, string begin) => text.Split('\n')
        .Where(line => line.StartsWith(begin, StringComparison.Ordinal)).Select(line => line[begin.Length..].Trim());
}
