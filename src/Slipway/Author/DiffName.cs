using Slipway.Schema;

namespace Slipway.Author;

/// <summary>What a migration is called that nobody has named.</summary>
public static class DiffName
{
    /// <summary>The first change, and how many more there are: <c>add column users locale and 2 more</c>.</summary>
    public static string Of(SchemaDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var changes = difference.Topmost.ToList();
        var first = changes.Find(static change => change is SchemaChange.Create) ?? changes[0];
        var name = $"{first.Name.Split('-')[0]} {first.Object.Parent} {first.Object.Name.Split('(')[0]}";
        return changes.Count == 1 ? name : $"{name} and {changes.Count - 1} more";
    }
}
