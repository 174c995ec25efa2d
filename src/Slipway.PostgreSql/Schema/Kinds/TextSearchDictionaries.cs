using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Dictionaries of full-text search.</summary>
sealed class TextSearchDictionaries() : CatalogKind("textsearchdictionaries", ObjectKind.TextSearchDictionary)
{
    public override bool CanAlter(SchemaChange.Alter change) => change.ChangesOnly("options");

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var one = action.After;
        text.Add(
            $"create text search dictionary {text.Name(one.Id)} (template = {one.Required("template")}"
                + (one["options"] is { } options ? $", {options})" : ")"),
            one.Id);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        if (!change.Changes("options"))
            return;
        var (before, after) = (Options(change.Before), Options(change.After));
        var names = after.Select(NameOf).ToList();
        var words = before.Select(NameOf).Where(name => !names.Contains(name)).Concat(after.Where(option => !before.Contains(option)));
        text.Add($"alter text search dictionary {text.Name(change.Object)} ({string.Join(", ", words)})", change.Object);
    }

    static List<string> Options(SchemaObject one) => one["options"] is { } options ? [.. ServerText.Split(options, ", ")] : [];

    static string NameOf(string option) => option[..option.IndexOf(' ', StringComparison.Ordinal)];
}
