using System.Text.RegularExpressions;
using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>
/// What the body of a routine names, as far as the server looks at it when the routine is made: all of a body in SQL, the declarations
/// of one in PL/pgSQL.
/// </summary>
static partial class RoutineBody
{
    /// <summary>Whether it names something that the script makes or changes only later. A word too many only costs a setting.</summary>
    public static bool NamesWhatIsToCome(SchemaObject one, DdlText text)
    {
        var looked = one["language"] switch
        {
            "sql" => one["body"] ?? "",
            "plpgsql" => FirstBegin().Split(one["body"] ?? "", 2)[0],
            _ => "",
        };
        if (looked.Length == 0 || text.Progress.Pending.Count == 0)
            return false;
        var words = Word().Matches(looked).Select(found => found.Value.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        return text.Progress.Pending.Any(id => id != one.Id && (IsNamed(id, words, text) || IsOperatorIn(id, looked)));
    }

    static bool IsNamed(ObjectId id, HashSet<string> words, DdlText text) => id.Kind switch
    {
        ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable or ObjectKind.Sequence
            or ObjectKind.Enum or ObjectKind.Domain or ObjectKind.CompositeType or ObjectKind.RangeType or ObjectKind.Schema =>
            words.Contains(id.Name.ToLowerInvariant()),
        ObjectKind.Column => words.Contains(id.Name.ToLowerInvariant()) && words.Contains(id.Parent.ToLowerInvariant()),
        ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Aggregate =>
            Word().Match(text.Names.OfRoutine(id with { Schema = "" })) is var name && words.Contains(name.Value.ToLowerInvariant()),
        ObjectKind.Cast => Word().Matches(id.Name).Any(name => words.Contains(name.Value.ToLowerInvariant())),
        _ => false,
    };

    static bool IsOperatorIn(ObjectId id, string looked) =>
        id.Kind is ObjectKind.Operator && looked.Contains(id.Name.Split(' ')[0], StringComparison.Ordinal);

    [GeneratedRegex(@"\bbegin\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex FirstBegin();

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{Nd}_$]*", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex Word();
}
