using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>
/// Triggers of tables and views; those that came with a partitioned table's are its affair, as long as they fire when it does.
/// </summary>
sealed class Triggers() : CatalogKind("triggers", ObjectKind.Trigger)
{
    public override bool CanAlter(SchemaChange.Alter change) => !change.Changes("definition");

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        if (IsRefused(action.After, text))
            return;
        text.Add(ServerText.Lowered(action.After.Required("definition")), action.Object);
        TriggerState.Write(null, action.After, "trigger", text);
    }

    public override void Drop(SchemaAction.Drop action, DdlText text)
    {
        if (!IsRefused(action.Before, text))
            base.Drop(action, text);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        if (!IsRefused(change.After, text))
            TriggerState.Write(change.Before, change.After, "trigger", text);
    }

    static bool IsRefused(SchemaObject one, DdlText text)
    {
        if (one.Has("inherited"))
            text.Refuse(DdlProblem.Unsupported(one.Id, "It fires at other times than the partitioned table's, from which it comes."));
        return one.Has("inherited");
    }
}
