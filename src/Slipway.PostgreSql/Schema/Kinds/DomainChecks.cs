using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>The checks of domains.</summary>
sealed class DomainChecks() : CatalogKind("domainchecks")
{
    const string NotValid = " NOT VALID";

    public override bool IsPart(SchemaObject one) => !one.Required("definition").EndsWith(NotValid, StringComparison.Ordinal);

    public override bool CanAlter(SchemaChange.Alter change) =>
        change.Before.Required("definition") == change.After.Required("definition") + NotValid;

    /// <summary>A check as it stands in the statement that makes it.</summary>
    public static string Definition(SchemaObject one) =>
        $"constraint {SqlNames.Of(one.Name)} {ServerText.Lowered(one.Required("definition"))}";

    public override void Create(SchemaAction.Create action, DdlText text) =>
        text.Add($"alter domain {text.ParentName(action.Object)} add {Definition(action.After)}", action.Object);

    public override void Drop(SchemaAction.Drop action, DdlText text) =>
        text.TakeAway($"alter domain {text.ParentName(action.Object)} drop constraint {SqlNames.Of(action.Object.Name)}", action);

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        if (change.Changes("definition"))
            text.Add($"alter domain {text.ParentName(change.Object)} validate constraint {SqlNames.Of(change.Object.Name)}", change.Object);
    }
}
