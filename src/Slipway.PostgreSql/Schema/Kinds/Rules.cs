using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Rewriting rules, other than those that make views.</summary>
sealed class Rules() : CatalogKind("rules", ObjectKind.Rule)
{
    public override bool CanAlter(SchemaChange.Alter change) => true;

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        text.Add(Definition(action.After), action.Object);
        TriggerState.Write(null, action.After, "rule", text);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        if (change.Changes("definition"))
            text.Add($"create or replace{Definition(change.After)["create".Length..]}", change.Object);
        TriggerState.Write(change.Before, change.After, "rule", text);
    }

    static string Definition(SchemaObject one) => ServerText.Lowered(one.Required("definition").TrimEnd(';'));
}
