using System.Collections;

namespace Slipway.PostgreSql.Schema;

/// <summary>Values by their names, in their order: options as the catalog keeps them.</summary>
/// <param name="values">The values, each name once.</param>
sealed class NamedValues(IReadOnlyList<NamedValue> values) : IEnumerable<NamedValue>
{
    /// <summary>The value of a name; <see langword="null"/> when it has none.</summary>
    public string? this[string name] => values.FirstOrDefault(one => one.Name == name)?.Value;

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => values.Count == 0;

    /// <summary>Splits a text into names and values.</summary>
    /// <param name="text">The text, which may be absent.</param>
    /// <param name="between">What stands between two.</param>
    /// <param name="within">What stands between a name and its value.</param>
    public static NamedValues Of(string? text, string between, string within) => new(
    [
        .. (text ?? "").Split(between, StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(within, 2))
            .Select(parts => new NamedValue(parts[0], parts.Length > 1 ? parts[1] : "true")),
    ]);

    /// <summary>The names that others have and these have not.</summary>
    public IReadOnlyList<string> Lacks(NamedValues others) => [.. others.Select(one => one.Name).Where(name => this[name] is null)];

    /// <summary>Those that others have not, or with another value.</summary>
    public IReadOnlyList<NamedValue> Beyond(NamedValues others) => [.. values.Where(one => others[one.Name] != one.Value)];

    public IEnumerator<NamedValue> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
