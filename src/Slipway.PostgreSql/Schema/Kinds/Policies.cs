using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Policies of row-level security.</summary>
sealed class Policies() : CatalogKind("policies", ObjectKind.Policy)
{
    public override bool CanAlter(SchemaChange.Alter change) =>
        !change.Changes("command") && !change.Changes("restrictive")
        && !IsGone("using", change) && !IsGone("check", change);

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var one = action.After;
        List<string> lines =
        [
            $"create policy {SqlNames.Of(one.Name)} on {text.ParentName(one.Id)}"
                + (one.Has("restrictive") ? " as restrictive" : "")
                + (one["command"] is { } command ? $" for {command}" : "")
                + (one["roles"] is { } roles and not "public" ? $" to {roles}" : ""),
            .. Conditions(one, _ => true),
        ];
        text.Add(string.Join("\n    ", lines), one.Id);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        if (change.ChangesOnly(SchemaObject.Comment))
            return;
        List<string> lines =
        [
            $"alter policy {SqlNames.Of(change.After.Name)} on {text.ParentName(change.Object)}"
                + (change.Changes("roles") ? $" to {change.After["roles"]}" : ""),
            .. Conditions(change.After, change.Changes),
        ];
        text.Add(string.Join("\n    ", lines), change.Object);
    }

    static bool IsGone(string condition, SchemaChange.Alter change) => change.Before.Has(condition) && !change.After.Has(condition);

    static IEnumerable<string> Conditions(SchemaObject one, Func<string, bool> which)
    {
        if (one["using"] is { } condition && which("using"))
            yield return $"using ({ServerText.Lowered(condition)})";
        if (one["check"] is { } check && which("check"))
            yield return $"with check ({ServerText.Lowered(check)})";
    }
}
