using System.Text;
using Slipway.Effects;
using Slipway.Files;
using Slipway.History;
using Slipway.Replay;

namespace Slipway.Rollout;

/// <summary>The journal of one step: what it says of the statements that an earlier run began, and what this run writes.</summary>
sealed class StepJournal(DeploymentRun run, StepScript script)
{
    /// <summary>In the place of a checksum: the engine refused the statement whole, and it may be corrected.</summary>
    const string Refused = "";

    readonly Dictionary<int, JournalEntry> _found = run.History.Journal
        .Where(entry => entry.Migration == script.Step.Migration.Id && entry.Direction == StepScript.WordOf(script.Step.Direction))
        .ToDictionary(entry => entry.Statement);

    /// <summary>In the event log: what a part of a migration did that was committed before the rest.</summary>
    const string Part = "part";

    /// <summary>What earlier runs did of the step, as they noted it: a run that goes on behind it can no longer see that.</summary>
    public async Task<IReadOnlyList<Effect>> ReadEffectsAsync(CancellationToken cancel)
    {
        if (_found.Count == 0)
            return [];
        var events = await run.Target.ReadEventsAsync(cancel).ConfigureAwait(false);
        return
        [
            .. events.Where(happened => happened.Migration == script.Step.Migration.Id).Reverse()
                .TakeWhile(happened => happened.Kind is not ("applied" or "reverted"))
                .Where(happened => happened is { Kind: Part, Detail: not null }).Reverse()
                .SelectMany(happened => RowText.Effects(Encoding.UTF8.GetBytes(happened.Detail!))),
        ];
    }

    /// <summary>Notes what a part did that stands before the step is done.</summary>
    public async Task NoteAsync(IReadOnlyList<Effect> effects, CancellationToken cancel)
    {
        if (effects.Count > 0)
        {
            await run.Session!.RecordAsync(
                new HistoryChange.Log(new HistoryEvent(Part, script.Step.Migration.Id, RowText.Of([.. effects]))), cancel)
                    .ConfigureAwait(false);
        }
    }

    /// <summary>What an earlier run noted of a statement; <see langword="null"/> when it did not begin it, or it was refused.</summary>
    public JournalEntry? Find(StepPart part) =>
        _found.GetValueOrDefault(part.Index) is { Checksum: not Refused } entry ? entry : null;

    /// <summary>How many statements earlier runs have done.</summary>
    public int Done => _found.Values.Count(entry => entry.Done);

    /// <summary>A statement is about to run.</summary>
    public Task BeginAsync(StepPart part, CancellationToken cancel) => RecordAsync(EntryOf(part), cancel);

    /// <summary>A statement has taken effect.</summary>
    public Task DoneAsync(StepPart part, CancellationToken cancel) => RecordAsync(EntryOf(part) with { Done = true }, cancel);

    /// <summary>A statement was refused whole.</summary>
    public Task RefusedAsync(StepPart part, CancellationToken cancel) => RecordAsync(EntryOf(part) with { Checksum = Refused }, cancel);

    /// <summary>Nothing of the step is left to be remembered.</summary>
    public Task CloseAsync(CancellationToken cancel) =>
        run.Session!.RecordAsync(new HistoryChange.CloseJournal(script.Step.Migration.Id), cancel);

    JournalEntry EntryOf(StepPart part) => new(
        script.Step.Migration.Id, StepScript.WordOf(script.Step.Direction), part.Index, Checksum.Of(part.Statement), Done: false);

    Task RecordAsync(JournalEntry entry, CancellationToken cancel) => run.Session!.RecordAsync(new HistoryChange.Journal(entry), cancel);
}
