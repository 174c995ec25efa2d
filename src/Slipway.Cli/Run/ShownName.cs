using Slipway.Schema;

namespace Slipway.Cli.Run;

/// <summary>Names as a person types them: what is in the default namespace, without that.</summary>
static class ShownName
{
    public static string Of(ObjectId one, DatabaseSchema schema) =>
        one.Schema.Length > 0 && one.Schema == schema.DefaultNamespace ? one.Path[(one.Schema.Length + 1)..] : one.Path;

    /// <summary>Whether what was typed means the thing, with its namespace or without.</summary>
    public static bool Means(string typed, ObjectId one, DatabaseSchema schema) => typed == one.Path || typed == Of(one, schema);
}
