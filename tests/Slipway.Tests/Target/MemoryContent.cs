using System.Collections.Immutable;
using Slipway.Effects;
using Slipway.History;
using Slipway.Target;

namespace Slipway.Tests.Target;

/// <summary>All that a database in memory holds: a value, so that a transaction is a copy.</summary>
public sealed record MemoryContent
{
    const int LongestText = 1 << 20;

    public static MemoryContent Empty { get; } = new();

    public ImmutableSortedDictionary<string, long> Tables { get; init; } =
        ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    public MigrationHistory History { get; init; } = MigrationHistory.None;

    public ImmutableList<HistoryEvent> Events { get; init; } = [];

    /// <summary>Grows with every change of the history.</summary>
    public int Changes { get; init; }

    public DatabaseState State => new(
        [.. Tables.Select(table => new TableState(table.Key, [new ColumnState("id", "integer")], table.Value))],
        [],
        ImmutableSortedDictionary<string, long>.Empty);

    public MigrationHistory Read(HistoryDetail detail) => History with
    {
        DatabaseIsEmpty = History.Applied.IsEmpty && Tables.IsEmpty,
        Applied = detail is HistoryDetail.Texts
            ? History.Applied
            : [.. History.Applied.Select(row => row with { UpText = null, DownText = null, Effects = [] })],
    };

    public MemoryContent With(HistoryChange change, RunIdentity run, DateTimeOffset now) => change switch
    {
        HistoryChange.Prepare prepare => this with
        {
            History = History with { Exists = true, Format = 1, Environment = History.Environment ?? prepare.Environment },
        },
        HistoryChange.Apply apply => Changed(History with
        {
            Applied = History.Applied.Add(apply.Migration with
            {
                AppliedAt = now,
                UpText = Kept(apply.Migration.UpText),
                DownText = Kept(apply.Migration.DownText),
            }),
        }),
        HistoryChange.Revert revert => Changed(History with
        {
            Applied = History.Applied.RemoveAll(row => row.Id == revert.Id),
        }),
        HistoryChange.Log log => this with
        {
            Events = Events.Add(log.Event with
            {
                Sequence = Events.Count + 1, At = now, Run = run.Run, Actor = run.Actor, Host = run.Host,
            }),
        },
        HistoryChange.Journal journal => Changed(History with
        {
            Journal = History.Journal.RemoveAll(row => IsSame(row, journal.Entry)).Add(journal.Entry),
        }),
        HistoryChange.CloseJournal close => Changed(History with
        {
            Journal = History.Journal.RemoveAll(row => row.Migration == close.Migration),
        }),
        _ => throw new InvalidOperationException($"Slipway bug: {change}"),
    };

    MemoryContent Changed(MigrationHistory history) => this with { History = history, Changes = Changes + 1 };

    static bool IsSame(JournalEntry one, JournalEntry other) =>
        (one.Migration, one.Direction, one.Statement) == (other.Migration, other.Direction, other.Statement);

    static string? Kept(string? text) => text is { Length: > LongestText } ? null : text;
}
