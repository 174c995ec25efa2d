using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Rights that things are to have which are yet to come.</summary>
sealed class DefaultPrivileges() : CatalogKind("defaultprivileges", ObjectKind.DefaultPrivileges)
{
    public override bool CanAlter(SchemaChange.Alter change) => true;

    public override void Create(SchemaAction.Create action, DdlText text) => Write(null, action.After["rights"], action.Object, text);

    public override void Drop(SchemaAction.Drop action, DdlText text) => Write(action.Before["rights"], null, action.Object, text);

    public override void Alter(SchemaChange.Alter change, DdlText text) =>
        Write(change.Before["rights"], change.After["rights"], change.Object, text);

    static void Write(string? before, string? after, ObjectId id, DdlText text)
    {
        var parts = id.Name.Split(" of ", 2);
        var scope = (parts.Length > 1 ? $" for role {parts[1]}" : "")
            + (id.Schema.Length > 0 ? $" in schema {SqlNames.Of(id.Schema)}" : "");
        var owner = parts.Length > 1 ? parts[1] : "current_user";
        foreach (var change in RightsChange.Between(Right.Of(before), Right.Of(after)))
        {
            var named = change.Role == "current_user" ? change with { Role = owner } : change;
            text.Add($"alter default privileges{scope} {named.Sql(parts[0])}", id);
        }
    }
}
