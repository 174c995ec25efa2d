using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Graph;
using Slipway.History;
using Slipway.Plan;
using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.History;

/// <summary>
/// A team that changes files in any order, and one database. What the real planner says is held against the simplest model
/// there is: the set of texts that are in the database.
/// </summary>
sealed class Team
{
    readonly List<Migration> files = [];
    readonly List<Migration> deleted = [];
    readonly List<AppliedMigration> rows = [];
    readonly HashSet<string> texts = new(StringComparer.Ordinal);
    int made;

    /// <summary>Takes one step; what cannot be done at the moment is left out.</summary>
    public void Do(int action, int choice)
    {
        switch (action)
        {
            case 0 or 1: Add(choice); break;
            case 2: AddLate(choice); break;
            case 3: Branch(choice); break;
            case 4: Merge(); break;
            case 5: Move(files, deleted, choice); break;
            case 6: Move(deleted, files, choice); break;
            case 7: Rename(choice); break;
            case 8: Repair(); break;
            case 9: Down(); break;
            default: Up(choice % 3 == 0 ? PhaseLimit.All : PhaseLimit.Backfill); break;
        }
    }

    /// <summary>Brings every file back, gives it its name in the history, and deploys: now all of them must be applied.</summary>
    public void Finish()
    {
        files.AddRange(deleted);
        deleted.Clear();
        Repair();
        if (Graph() is null)
            return;

        Assert.Empty(Compare().Problems);
        Up(PhaseLimit.All);
        Assert.Equal(files.Select(file => file.Up.Text).Order(StringComparer.Ordinal), texts.Order(StringComparer.Ordinal));
        Assert.Equal(rows.Count, files.Count);
    }

    void Add(int choice) => Make(Last() + 10, choice);

    void AddLate(int choice) => Make(choice % (Last() + 10), choice);

    void Branch(int choice)
    {
        if (files.Count > 0)
            Make(Last() + 10, choice, files[choice % files.Count].Id);
    }

    void Merge()
    {
        if (Graph() is { Heads: { Length: > 1 } heads })
            Make(Last() + 10, 0, [.. heads]);
    }

    void Make(int number, int choice, params ImmutableArray<string> parents)
    {
        made++;
        files.Add(Build.File($"{number:00000}_m{made}") with
        {
            DeclaredParents = parents.IsEmpty ? default : parents,
            Phase = choice % 4 == 0 ? Phase.Contract : Phase.Expand,
        });
    }

    static void Move(List<Migration> from, List<Migration> to, int choice)
    {
        if (from.Count == 0)
            return;
        var file = from[choice % from.Count];
        from.Remove(file);
        to.Add(file);
    }

    /// <summary>Another number and other words, the same text; the parent lines of others follow.</summary>
    void Rename(int choice)
    {
        if (files.Count == 0)
            return;
        var file = files[choice % files.Count];
        var id = $"{NumberOf(file) + 1:00000}_r{++made}";
        foreach (var list in new[] { files, deleted })
        {
            for (var i = 0; i < list.Count; i++)
            {
                list[i] = list[i] with
                {
                    Id = list[i].Id == file.Id ? id : list[i].Id,
                    DeclaredParents = list[i].DeclaredParents is { IsDefault: false } parents
                        ? [.. parents.Select(parent => parent == file.Id ? id : parent)]
                        : default,
                };
            }
        }
    }

    /// <summary>Records new names, as <c>repair</c> will.</summary>
    void Repair()
    {
        if (Graph() is null)
            return;
        var names = Compare().Renamed.ToDictionary(pair => pair.Applied.Id, pair => pair.File.Id, StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            rows[i] = rows[i] with
            {
                Id = names.GetValueOrDefault(rows[i].Id, rows[i].Id),
                Parents = [.. rows[i].Parents.Select(parent => names.GetValueOrDefault(parent, parent))],
            };
        }
    }

    void Down()
    {
        if (Graph() is not { } graph || rows.Count == 0)
            return;
        var plan = Planner.Down(graph, History(), "-1").Required;

        Assert.Equal(rows[^1].Id, plan.Steps[0].Migration.Id);
        foreach (var step in plan.Steps)
        {
            var row = Assert.Single(rows, row => row.Id == step.Migration.Id);
            rows.Remove(row);
            Assert.True(texts.Remove(row.UpText!), "reverted what was not applied");
        }
    }

    void Up(PhaseLimit phases)
    {
        if (Graph() is not { } graph)
            return;
        var comparison = Compare();
        AssertPendingIsWhatIsNotThere(comparison);
        if (!comparison.Problems.IsEmpty)
        {
            // Up is refused only where a row has lost its file.
            Assert.Contains(rows, row => files.TrueForAll(file => file.Id != row.Id));
            return;
        }

        foreach (var step in Planner.Up(graph, comparison, History(), "heads", phases).Required.Steps)
        {
            Assert.All(
                graph.ParentsOf(step.Migration.Id).Select(graph.Find).OfType<Migration>(),
                parent => Assert.True(texts.Contains(parent.Up.Text) || IsHeld(parent, phases), "ran before its parent"));
            Assert.True(texts.Add(step.Migration.Up.Text), "applied twice");
            rows.Add(Build.Row(step.Migration, step.Parents));
        }

        Assert.All(files, file => Assert.True(texts.Contains(file.Up.Text) || IsHeld(file, phases), "skipped"));
        Assert.True(Planner.Up(graph, Compare(), History(), "heads", phases).Required.IsEmpty, "not done at once");
    }

    void AssertPendingIsWhatIsNotThere(HistoryComparison comparison) => Assert.Equal(
        files.Where(file => !texts.Contains(file.Up.Text)).Select(file => file.Id).Order(StringComparer.Ordinal),
        comparison.Pending.Select(file => file.Id).Order(StringComparer.Ordinal));

    static bool IsHeld(Migration file, PhaseLimit phases) => file.Phase is Phase.Contract && phases is PhaseLimit.Backfill;

    /// <summary>The graph; <see langword="null"/> while the files name what is not there, or each other in a circle.</summary>
    RevisionGraph? Graph()
    {
        var graph = RevisionGraph.Build([.. files], History().RecordedParents);
        Assert.All(
            graph.Problems,
            problem => Assert.True(problem.Code == Codes.MissingParent || problem.Code == Codes.Cycle, problem.Message));
        return graph.Value;
    }

    HistoryComparison Compare() => Build.Compare([.. files], History());

    MigrationHistory History() => Build.History(rows);

    int Last() => files.Concat(deleted).Select(NumberOf).DefaultIfEmpty(0).Max();

    static int NumberOf(Migration file) => int.Parse(file.Id[..5]);
}
