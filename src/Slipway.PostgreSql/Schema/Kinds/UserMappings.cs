using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Mappings of roles to those of a foreign server, without their options, which are secrets.</summary>
sealed class UserMappings() : CatalogKind("usermappings", ObjectKind.UserMapping)
{
    public override bool IsReplaceable(SchemaObject one) => false;

    public override void Create(SchemaAction.Create action, DdlText text) =>
        text.Add($"create {SqlSubject.Of(action.Object, text)}", action.Object);
}
