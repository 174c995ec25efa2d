using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Triggers of tables and views; those of partitions that came with the parent's are the parent's affair.</summary>
sealed class Triggers() : CatalogKind("triggers", ObjectKind.Trigger)
{
    public override bool CanAlter(SchemaChange.Alter change) => !change.Changes("definition");

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        text.Add(ServerText.Lowered(action.After.Required("definition")), action.Object);
        TriggerState.Write(null, action.After, "trigger", text);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text) =>
        TriggerState.Write(change.Before, change.After, "trigger", text);
}
