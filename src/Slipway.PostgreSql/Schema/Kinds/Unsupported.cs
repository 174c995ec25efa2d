using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Things of which only names and outlines are known: a change of one is refused, and none is passed over in silence.</summary>
sealed class Unsupported() : CatalogKind(
    "unsupported", ObjectKind.BaseType, ObjectKind.OperatorClass, ObjectKind.OperatorFamily, ObjectKind.TextSearchParser,
    ObjectKind.TextSearchTemplate, ObjectKind.Conversion, ObjectKind.Language, ObjectKind.AccessMethod, ObjectKind.Transform,
    ObjectKind.Subscription)
{
    public override bool CanAlter(SchemaChange.Alter change) => true;

    public override void Create(SchemaAction.Create action, DdlText text) => Refuse(action.Object, text);

    public override void Drop(SchemaAction.Drop action, DdlText text) => Refuse(action.Object, text);

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        if (change.Changes("definition"))
            Refuse(change.Object, text);
    }

    static void Refuse(ObjectId id, DdlText text) =>
        text.Refuse(DdlProblem.Unsupported(id, $"A {id.Kind.Words()} is not supported."));
}
