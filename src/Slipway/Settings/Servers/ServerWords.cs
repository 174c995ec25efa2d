using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Settings.Servers;

/// <summary>What is known of a server, under libpq's keywords: every spelling and every source comes down to these.</summary>
sealed record ServerWords
{
    public static readonly ServerWords None = new();

    /// <summary>The keyword under which it is kept that the URL names a pooler itself.</summary>
    public const string Pooler = "pgbouncer";

    /// <summary>The schemas in which names are looked for: libpq has no keyword for them.</summary>
    public const string SearchPath = "search_path";

    public ImmutableSortedDictionary<string, ServerWord> All { get; init; } =
        ImmutableSortedDictionary.Create<string, ServerWord>(StringComparer.Ordinal);

    /// <summary>The parameters that say nothing to a connection of ours, by their names in lower case.</summary>
    public ImmutableSortedDictionary<string, string> Others { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What was noticed while reading, and stops nothing.</summary>
    public ImmutableArray<Problem> Notes { get; init; } = [];

    /// <summary>The value; <see langword="null"/> when nothing gives it.</summary>
    public string? this[string keyword] => All.GetValueOrDefault(keyword)?.Value;

    /// <summary>The same with a value; an empty one, as to libpq, is none.</summary>
    public ServerWords With(string keyword, string? value, string origin = "") =>
        string.IsNullOrEmpty(value) ? this : this with { All = All.SetItem(keyword, new ServerWord(value, origin)) };

    /// <summary>The same with a value where there is none yet.</summary>
    public ServerWords Or(string keyword, string? value, string origin) => All.ContainsKey(keyword) ? this : With(keyword, value, origin);

    public ServerWords Without(string keyword) => this with { All = All.Remove(keyword) };

    public ServerWords Leaving(UrlPair pair) => this with { Others = Others.SetItem(pair.Name.ToLowerInvariant(), pair.Value) };

    public ServerWords Noting(Problem note) => this with { Notes = Notes.Add(note) };
}
