using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Domains.</summary>
sealed class Domains() : CatalogKind("domains", ObjectKind.Domain)
{
    public override string NameSpace => "relation";

    public override bool CanAlter(SchemaChange.Alter change) =>
        change.ChangesOnly("default", "not-null");

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var one = action.After;
        List<string> lines =
        [
            $"create domain {text.Name(one.Id)} as {one.Required("type")}"
                + (one["collation"] is { } collation ? $" collate {collation}" : "")
                + (one["default"] is { } value ? $" default {value}" : "")
                + (one.Has("not-null") ? " not null" : ""),
            .. action.Parts.Select(DomainChecks.Definition),
        ];
        text.Add(string.Join("\n    ", lines), one.Id);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        var domain = $"alter domain {text.Name(change.Object)}";
        if (change.Changes("default"))
            text.Add(change.After["default"] is { } value ? $"{domain} set default {value}" : $"{domain} drop default", change.Object);
        if (change.Changes("not-null"))
            text.Add($"{domain} {(change.After.Has("not-null") ? "set" : "drop")} not null", change.Object);
    }
}
