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
        Map(new NamedValues([]), Mappings(action.After), action.Object, text);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text) =>
        Map(Mappings(change.Before), Mappings(change.After), change.Object, text);

    static NamedValues Mappings(SchemaObject one) => NamedValues.Of(one["mappings"], "\n", ": ");

    static void Map(NamedValues before, NamedValues after, ObjectId id, DdlText text)
    {
        var configuration = $"alter text search configuration {text.Name(id)}";
        var gone = after.Lacks(before);
        if (gone.Count > 0)
            text.Add($"{configuration} drop mapping for {string.Join(", ", gone)}", id);
        foreach (var some in after.Beyond(before)
            .GroupBy(one => new { Verb = before[one.Name] is null ? "add" : "alter", Dictionaries = one.Value }, one => one.Name))
        {
            text.Add($"{configuration} {some.Key.Verb} mapping for {string.Join(", ", some)} with {some.Key.Dictionaries}", id);
        }
    }
}
