using System.Collections.Frozen;
using System.Text;

namespace Slipway.Schema;

/// <summary>The kinds as words.</summary>
public static class ObjectKinds
{
    static readonly FrozenDictionary<ObjectKind, string> AllWords =
        Enum.GetValues<ObjectKind>().ToFrozenDictionary(kind => kind, WordsOf);

    /// <summary>The kind as a person writes it: <c>materialized view</c>.</summary>
    public static string Words(this ObjectKind kind) => AllWords[kind];

    /// <summary>The kind as a part of an effect's name: <c>materialized-view</c>.</summary>
    public static string Code(this ObjectKind kind) => AllWords[kind].Replace(' ', '-');

    /// <summary>Whether it is a constraint.</summary>
    public static bool IsConstraint(this ObjectKind kind) =>
        kind is ObjectKind.PrimaryKey or ObjectKind.Unique or ObjectKind.Check or ObjectKind.Exclusion or ObjectKind.ForeignKey;

    /// <summary>Whether it holds rows.</summary>
    public static bool HoldsRows(this ObjectKind kind) =>
        kind is ObjectKind.Table or ObjectKind.VirtualTable or ObjectKind.ForeignTable or ObjectKind.MaterializedView;

    static string WordsOf(ObjectKind kind)
    {
        var words = new StringBuilder();
        foreach (var letter in kind.ToString())
        {
            if (char.IsUpper(letter) && words.Length > 0)
                words.Append(' ');
            words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
