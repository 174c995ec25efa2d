using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>The options of a sequence, of one that stands for itself as of that of an identity column.</summary>
/// <param name="prefix">What the names of the properties begin with.</param>
sealed class SequenceOptions(string prefix)
{
    static readonly Option[] All =
    [
        new("increment", "increment by", "increment by 1"),
        new("minimum", "minvalue", "no minvalue"),
        new("maximum", "maxvalue", "no maxvalue"),
        new("start", "start with", "start with"),
        new("cache", "cache", "cache 1"),
        new("cycle", "cycle", "no cycle"),
    ];

    /// <summary>The names of the properties.</summary>
    public string[] Properties { get; } = [.. All.Select(option => prefix + option.Property)];

    /// <summary>The options that are not as they would be by themselves.</summary>
    public IReadOnlyList<string> Of(SchemaObject one) =>
        [.. All.Where(option => one.Has(prefix + option.Property)).Select(option => Words(option, one))];

    /// <summary>The options that differ, as they are to be.</summary>
    public IReadOnlyList<string> Changed(SchemaChange.Alter change)
    {
        var changed = new List<string>();
        foreach (var option in All)
        {
            if (change.Changes(prefix + option.Property) || (option.Property is "start" && HasOtherStart(change)))
                changed.Add(Words(option, change.After));
        }

        return changed;
    }

    /// <summary>The start follows the bounds when it was not given; a sequence that is changed keeps the one that it has.</summary>
    bool HasOtherStart(SchemaChange.Alter change) => Start(change.Before) != Start(change.After);

    string Words(Option option, SchemaObject one) =>
        (option.Property, one[prefix + option.Property]) switch
    {
        ("start", null) => $"start with {Start(one)}",
        (_, null) => option.Default,
        ("cycle", _) => "cycle",
        (_, var value) => $"{option.Words} {value}",
    };

    string Start(SchemaObject one)
    {
        if (one[prefix + "start"] is { } start)
            return start;
        return one[prefix + "increment"]?.StartsWith('-') == true ? one[prefix + "maximum"] ?? "-1" : one[prefix + "minimum"] ?? "1";
    }

    /// <summary>An option: its property, the words for it, and the words when it is not given.</summary>
    sealed record Option(string Property, string Words, string Default);
}
