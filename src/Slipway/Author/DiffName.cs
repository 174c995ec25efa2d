using Slipway.Schema;

namespace Slipway.Author;

/// <summary>What a migration is called that nobody has named.</summary>
public static class DiffName
{
    /// <summary>The first change, and how many more there are: <c>add users locale and 2 more</c>.</summary>
    /// <param name="renamed">What gets another name.</param>
    /// <param name="difference">What else differs.</param>
    public static string Of(IReadOnlyList<ObjectId> renamed, SchemaDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        ArgumentNullException.ThrowIfNull(renamed);
        var changes = difference.Topmost.ToList();
        var first = changes.Find(static change => change is SchemaChange.Create) ?? changes.FirstOrDefault();
        var name = renamed.Count > 0 ? $"rename {NameOf(renamed[0])}" : $"{first!.Name.Split('-')[0]} {NameOf(first.Object)}";
        var more = renamed.Count + changes.Count - 1;
        return more == 0 ? name : $"{name} and {more} more";
    }

    /// <summary>Without the types of a routine's arguments.</summary>
    static string NameOf(ObjectId one) => $"{one.Parent} {one.Name.Split('(')[0]}";
}
