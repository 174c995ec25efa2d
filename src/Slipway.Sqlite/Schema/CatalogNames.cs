using System.Collections.Immutable;
using Slipway.Schema;
using Slipway.Sqlite.Statements;

namespace Slipway.Sqlite.Schema;

/// <summary>All names of a schema, folded, and what bears them.</summary>
sealed class CatalogNames
{
    readonly Dictionary<string, ObjectId> _relations;
    readonly HashSet<string> _all;
    readonly Dictionary<string, HashSet<string>> _columns = new(StringComparer.Ordinal);

    public CatalogNames(IReadOnlyList<CatalogEntry> entries, Dictionary<string, List<CatalogColumn>> columns)
    {
        _relations = entries.Where(entry => entry.Type is "table" or "view").ToDictionary(entry => entry.Id.Name, entry => entry.Id);
        _all = new HashSet<string>(entries.Select(entry => entry.Id.Name), StringComparer.Ordinal);
        foreach (var (table, list) in columns)
        {
            var names = new HashSet<string>(list.Select(column => column.Name), StringComparer.Ordinal);
            _columns[table] = names;
            _all.UnionWith(names);
        }
    }

    /// <summary>What double quotes can name anywhere.</summary>
    public NameScope Everywhere => new(_all.Contains);

    /// <summary>What double quotes can name in an expression of one table.</summary>
    public NameScope Of(string table) => new(_columns.TryGetValue(table, out var names) ? names.Contains : static _ => false, table);

    /// <summary>The table or view of that name.</summary>
    public ObjectId? Find(string name) => _relations.GetValueOrDefault(name);

    /// <summary>The tables and views that a text names, itself aside.</summary>
    public ImmutableArray<ObjectId> Mentioned(IEnumerable<SqlWord> words, ObjectId self)
    {
        var found = new HashSet<ObjectId>();
        foreach (var word in words)
        {
            if (word.Kind is SqlWordKind.Plain or SqlWordKind.Quoted or SqlWordKind.Text
                && _relations.TryGetValue(SqlNames.Fold(word.Name), out var id) && id != self)
                found.Add(id);
        }

        return [.. found];
    }
}
