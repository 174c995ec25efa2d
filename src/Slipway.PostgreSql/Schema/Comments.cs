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
            text.Add($"comment on {SqlSubject.Of(after.Id, text)} is {SqlQuoting.Literal(comment)}", after.Id);
    }
}
