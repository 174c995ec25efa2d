namespace Slipway.History;

/// <summary>A change to Slipway's own tables, written in the transaction of the change that it records.</summary>
public abstract record HistoryChange
{
    HistoryChange()
    {
    }

    /// <summary>Make the tables if they are not there, and store the label of the environment unless one is stored.</summary>
    /// <param name="Environment">The label; <see langword="null"/> to store none.</param>
    public sealed record Prepare(string? Environment) : HistoryChange;

    /// <summary>A migration is applied now.</summary>
    /// <param name="Migration">The row to add.</param>
    public sealed record Apply(AppliedMigration Migration) : HistoryChange;

    /// <summary>A migration is not applied any more.</summary>
    /// <param name="Id">The row to remove.</param>
    public sealed record Revert(string Id) : HistoryChange;

    /// <summary>Something happened.</summary>
    /// <param name="Event">The row to append to the log.</param>
    public sealed record Log(HistoryEvent Event) : HistoryChange;

    /// <summary>A non-transactional statement is about to run, or is known to be done.</summary>
    /// <param name="Entry">The row to write.</param>
    public sealed record Journal(JournalEntry Entry) : HistoryChange;

    /// <summary>All statements of a migration are done: its journal is empty.</summary>
    /// <param name="Migration">The migration whose rows to remove.</param>
    public sealed record CloseJournal(string Migration) : HistoryChange;
}
