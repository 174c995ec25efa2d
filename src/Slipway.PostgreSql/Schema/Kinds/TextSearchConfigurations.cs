using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Configurations of full-text search.</summary>
sealed class TextSearchConfigurations() : CatalogKind("textsearchconfigurations", ObjectKind.TextSearchConfiguration)
{
    public override bool CanAlter(SchemaChange.Alter change) => change.ChangesOnly("mappings");

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var parser = action.After.Required("parser");
        text.Add($"create text search configuration {text.Name(action.Object)} (parser = {parser})", action.Object);
        Map([], Mappings(action.After), action.Object, text);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text) =>
        Map(Mappings(change.Before), Mappings(change.After), change.Object, text);

    static Dictionary<string, string> Mappings(SchemaObject one) =>
        (one["mappings"] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    static void Map(Dictionary<string, string> before, Dictionary<string, string> after, ObjectId id, DdlText text)
    {
        var configuration = $"alter text search configuration {text.Name(id)}";
        var gone = before.Keys.Where(token => !after.ContainsKey(token)).ToList();
        if (gone.Count > 0)
            text.Add($"{configuration} drop mapping for {string.Join(", ", gone)}", id);
        foreach (var some in after.Where(one => before.GetValueOrDefault(one.Key) != one.Value)
            .GroupBy(one => (Verb: before.ContainsKey(one.Key) ? "alter" : "add", Dictionaries: one.Value), one => one.Key))
        {
            text.Add($"{configuration} {some.Key.Verb} mapping for {string.Join(", ", some)} with {some.Key.Dictionaries}", id);
        }
    }
}
