using Slipway.Schema;

namespace Slipway.PostgreSql.Schema;

/// <summary>Names that are told by others.</summary>
static class ObjectIdExtensions
{
    /// <summary>The table that something belongs to.</summary>
    public static ObjectId TableOf(this ObjectId id) => new(ObjectKind.Table, id.Schema, id.Parent);
}
