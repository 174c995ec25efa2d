using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Foreign-data wrappers.</summary>
sealed class ForeignDataWrappers() : CatalogKind("foreigndatawrappers", ObjectKind.ForeignDataWrapper)
{
    public override bool IsReplaceable(SchemaObject one) => false;

    public override bool CanAlter(SchemaChange.Alter change) => true;

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var one = action.After;
        text.Add(
            $"create foreign data wrapper {text.Name(one.Id)}"
                + (one["handler"] is { } handler ? $" handler {handler}" : "")
                + (one["validator"] is { } validator ? $" validator {validator}" : "")
                + OptionList.Foreign(one["options"]),
            one.Id);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        var wrapper = $"alter foreign data wrapper {text.Name(change.Object)}";
        foreach (var word in (string[])["handler", "validator"])
        {
            if (change.Changes(word))
                text.Add($"{wrapper} {(change.After[word] is { } function ? $"{word} {function}" : $"no {word}")}", change.Object);
        }

        if (change.Changes("options"))
            text.Add($"{wrapper} {OptionList.ForeignChange(change)}", change.Object);
    }
}
