using Slipway.Schema;

namespace Slipway.PostgreSql.Schema;

/// <summary>Things as statements call them: what stands after <c>comment on</c>, <c>drop</c> and <c>alter</c>.</summary>
static class SqlSubject
{
    public static string Of(ObjectId id, DdlText text) => id.Kind switch
    {
        ObjectKind.Column => $"column {text.ParentName(id)}.{SqlNames.Of(id.Name)}",
        ObjectKind.Check when text.IsDomain(id.Schema, id.Parent) => $"constraint {SqlNames.Of(id.Name)} on domain {text.ParentName(id)}",
        _ when id.Kind.IsConstraint() => $"constraint {SqlNames.Of(id.Name)} on {text.ParentName(id)}",
        ObjectKind.Trigger or ObjectKind.Policy or ObjectKind.Rule =>
            $"{id.Kind.Words()} {SqlNames.Of(id.Name)} on {text.ParentName(id)}",
        ObjectKind.UserMapping => $"user mapping for {id.Name} server {SqlNames.Of(id.Parent)}",
        _ => $"{WordsOf(id.Kind)} {text.Name(id)}",
    };

    static string WordsOf(ObjectKind kind) => kind switch
    {
        ObjectKind.Enum or ObjectKind.CompositeType or ObjectKind.RangeType or ObjectKind.BaseType => "type",
        ObjectKind.ForeignServer => "server",
        _ => kind.Words(),
    };
}
