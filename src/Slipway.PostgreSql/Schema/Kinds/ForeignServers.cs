using Slipway.PostgreSql.Connections;
using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Foreign servers.</summary>
sealed class ForeignServers() : CatalogKind("foreignservers", ObjectKind.ForeignServer)
{
    public override bool CanAlter(SchemaChange.Alter change) =>
        change.ChangesOnly("options", "version")
        && change.After.Has("version") == change.Before.Has("version");

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var one = action.After;
        text.Add(
            $"create server {text.Name(one.Id)}"
                + (one["type"] is { } type ? $" type {SqlQuoting.Literal(type)}" : "")
                + (one["version"] is { } version ? $" version {SqlQuoting.Literal(version)}" : "")
                + $" foreign data wrapper {SqlNames.Of(one.Required("wrapper"))}"
                + OptionList.Foreign(one["options"]),
            one.Id);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        if (change.Changes("version"))
            text.Add($"alter server {text.Name(change.Object)} version {SqlQuoting.Literal(change.After["version"])}", change.Object);
        if (change.Changes("options"))
            text.Add($"alter server {text.Name(change.Object)} {OptionList.ForeignChange(change)}", change.Object);
    }
}
