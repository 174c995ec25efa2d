namespace Slipway.Schema;

/// <summary>Changes of a schema in words, for a sentence.</summary>
static class ChangeWords
{
    const int Shown = 5;

    /// <summary>The first of them by name, with the properties that differ, and how many more there are.</summary>
    public static string Of(IEnumerable<SchemaChange> changes)
    {
        var words = changes.Select(Of).ToList();
        return string.Join(", ", words.Take(Shown)) + (words.Count > Shown ? $" and {words.Count - Shown} more" : "");
    }

    static string Of(SchemaChange change) => change is SchemaChange.Alter alter
        ? $"{alter.Name} {alter.Object.Path} ({string.Join(", ", alter.Properties)})"
        : $"{change.Name} {change.Object.Path}";
}
