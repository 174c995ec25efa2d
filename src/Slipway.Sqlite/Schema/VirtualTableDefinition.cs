using System.Collections.Immutable;
using Slipway.Schema;
using Slipway.Sqlite.Statements;

namespace Slipway.Sqlite.Schema;

/// <summary>What a statement that makes a virtual table says.</summary>
/// <param name="Name">Its name as it is spelled.</param>
/// <param name="Module">What keeps it, as SQLite compares it.</param>
/// <param name="Arguments">What the module is told.</param>
sealed record VirtualTableDefinition(string Name, string Module, ImmutableArray<ArraySegment<SqlWord>> Arguments)
{
    static readonly string[] FullTextModules = ["fts3", "fts4", "fts5"];

    static readonly string[] SpaceModules = ["rtree", "rtree_i32"];

    public bool IsFullText => FullTextModules.Contains(Module);

    /// <summary>Whether its columns are known, and it keeps what is written into them.</summary>
    public bool IsCopyable => (IsFullText && Content is null) || SpaceModules.Contains(Module);

    /// <summary>Whether all it holds can be read from its columns.</summary>
    public bool IsReadable => IsCopyable || (IsFullText && Content is { Length: > 0 });

    /// <summary>
    /// The table whose rows a full-text index covers; empty when it covers rows that nobody keeps; <see langword="null"/> when it keeps
    /// them itself.
    /// </summary>
    public string? Content
    {
        get
        {
            foreach (var argument in Arguments)
            {
                if (argument is [var first, var equals, .. var value] && first.Is("content") && equals.IsSymbol('='))
                    return value is [var only, ..] ? only.Name : "";
            }

            return null;
        }
    }

    /// <summary>The names of its columns, as they are spelled.</summary>
    public IEnumerable<string> Columns => Arguments
        .Where(words => words.Count > 0 && !(words is [_, var second, ..] && second.IsSymbol('=')))
        .Select(words => words[0].IsSymbol('+') ? words[1].Name : words[0].Name);

    public static VirtualTableDefinition Parse(string sql)
    {
        var words = SqlWord.Of(sql).ToArray();
        var cursor = new WordCursor(words);
        cursor.Expect("create", "virtual", "table");
        var name = cursor.Name();
        cursor.Expect("using");
        var module = SqlNames.Fold(cursor.Name());
        return new VirtualTableDefinition(name, module, cursor.IsNext('(') ? [.. WordCursor.Split(cursor.Parenthesized())] : []);
    }

    /// <summary>The module of a virtual table; <see langword="null"/> when its text is beyond us.</summary>
    public static string? ModuleOf(CatalogEntry entry)
    {
        try
        {
            return Parse(entry.Sql).Module;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public static SchemaObject ObjectOf(CatalogEntry entry, CatalogNames names)
    {
        try
        {
            var table = Parse(entry.Sql);
            var arguments = string.Join(", ", table.Arguments.Select(words => CanonicalText.Of(words, NameScope.Arguments)));
            return new SchemaObject(entry.Id, [new Property("module", table.Module), new Property("arguments", arguments)])
            {
                Needs = table.Content is { Length: > 0 } content && names.Find(SqlNames.Fold(content)) is { } need ? [need] : [],
                Text = entry.Sql,
            };
        }
        catch (FormatException)
        {
            return new SchemaObject(entry.Id, [new Property("definition", entry.Sql)]) { Text = entry.Sql };
        }
    }
}
