using System.Collections.Frozen;

namespace Slipway.Sqlite.Schema;

/// <summary>Names and keywords as SQLite takes them.</summary>
static class SqlNames
{
    static readonly FrozenSet<string> Keywords = Words(
        """
        abort action add after all alter always analyze and as asc attach autoincrement before begin between by cascade case cast
        check collate column commit conflict constraint create cross current current_date current_time current_timestamp database
        default deferrable deferred delete desc detach distinct do drop each else end escape except exclude exclusive exists explain
        fail filter first following for foreign from full generated glob group groups having if ignore immediate in index indexed
        initially inner insert instead intersect into is isnull join key last left like limit match materialized natural no not
        nothing notnull null nulls of offset on or order others outer over partition plan pragma preceding primary query raise range
        recursive references regexp reindex release rename replace restrict returning right rollback row rows savepoint select set
        table temp temporary then ties to transaction trigger unbounded union unique update using vacuum values view virtual when
        where window with without true false stored strict rowid
        """);

    /// <summary>Keywords that people use as names, and that need no quotes there.</summary>
    static readonly FrozenSet<string> Tolerated = Words(
        """
        action after always before conflict database desc each exclude first following groups ignore immediate key last no of offset
        others plan preceding query range row rowid rows stored strict temp ties trigger unbounded view virtual
        """);

    /// <summary>The types that people write.</summary>
    static readonly FrozenSet<string> Types = Words(
        """
        any bigint blob boolean char clob date datetime decimal double float int integer nchar numeric nvarchar precision real smallint
        text timestamp tinyint unsigned varchar
        """);

    /// <summary>The name as SQLite compares it: only the letters of ASCII have a case that does not count.</summary>
    public static string Fold(string name)
    {
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter))
                return string.Create(name.Length, name, static (target, source) =>
                {
                    for (var at = 0; at < source.Length; at++)
                        target[at] = char.IsAsciiLetterUpper(source[at]) ? (char)(source[at] | 0x20) : source[at];
                });
        }

        return name;
    }

    public static bool IsKeyword(string word) => Keywords.Contains(Fold(word));

    /// <summary>Whether it is a type that is nobody's name.</summary>
    public static bool IsType(string word) => Types.Contains(Fold(word));

    /// <summary>Whether it can stand without quotes as far as its letters go.</summary>
    public static bool IsPlain(string name)
    {
        foreach (var letter in name)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter != '_')
                return false;
        }

        return name.Length > 0 && !char.IsAsciiDigit(name[0]);
    }

    /// <summary>The name as a person writes it: in quotes only where it needs them.</summary>
    public static string Written(string name) =>
        IsPlain(name) && (!IsKeyword(name) || Tolerated.Contains(Fold(name))) ? name : Quoted(name);

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The text as a string of SQL.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    static FrozenSet<string> Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
