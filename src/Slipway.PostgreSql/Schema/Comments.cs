using Slipway.PostgreSql.Connections;
using Slipway.Schema;

namespace Slipway.PostgreSql.Schema;

/// <summary>What people have written of things.</summary>
static class Comments
{
    /// <summary>Adds the statement that makes the comment what it is to be, if it is not so.</summary>
    public static void Write(SchemaObject? before, SchemaObject after, DdlText text)
    {
        var comment = after[SchemaObject.Comment];
        if (comment != before?[SchemaObject.Comment])
            text.Add($"comment on {Subject(after.Id, text)} is {SqlQuoting.Literal(comment)}", after.Id);
    }

    static string Subject(ObjectId id, DdlText text) => id.Kind switch
    {
        ObjectKind.Column => $"column {text.ParentName(id)}.{SqlNames.Of(id.Name)}",
        _ when id.Kind.IsConstraint() => $"constraint {SqlNames.Of(id.Name)} on {text.ParentName(id)}",
        ObjectKind.Trigger or ObjectKind.Policy or ObjectKind.Rule =>
            $"{id.Kind.Words()} {SqlNames.Of(id.Name)} on {text.ParentName(id)}",
        _ => $"{id.Kind.Words()} {text.Name(id)}",
    };
}
