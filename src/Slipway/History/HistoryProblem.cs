using System.Collections.Immutable;
using System.Globalization;
using Slipway.Files;
using Slipway.Graph;
using Slipway.Problems;

namespace Slipway.History;

/// <summary>How files and history can disagree, in words.</summary>
static class HistoryProblem
{
    public static ImmutableArray<Problem> Of(
        HistoryComparison comparison, IReadOnlyDictionary<string, MissingFile> missing) =>
    [
        .. comparison.Changed.Select(Changed),
        .. comparison.Missing.Select(row => Missing(row, missing[row.Id])),
        .. comparison.Renamed.Select(Renamed),
        .. MayRunOn(comparison.Ahead) ? [] : Ahead(comparison.Ahead),
    ];

    public static ImmutableArray<Problem> NotesOf(
        HistoryComparison comparison, RevisionGraph graph, IReadOnlyDictionary<string, AppliedMigration> applied) =>
    [
        .. MayRunOn(comparison.Ahead) ? Ahead(comparison.Ahead) : [],
        .. graph.Order.Where(file => applied.TryGetValue(file.Id, out var row) && HasOtherParents(file, row, graph))
            .Select(file => ParentChanged(file, applied[file.Id], graph)),
    ];

    static bool MayRunOn(ImmutableArray<AppliedMigration> ahead) => ahead.All(row => row.Phase is Phase.Expand);

    static bool HasOtherParents(Migration file, AppliedMigration row, RevisionGraph graph) =>
        !file.DeclaredParents.IsDefault && !graph.ParentsOf(file.Id).ToHashSet().SetEquals(row.Parents);

    static Problem Changed(ChangedMigration pair) => new(
        Codes.FileChanged,
        $"{pair.File.Id} was changed after it was applied on {When(pair.Applied)}: "
        + "the database has what it said then, not what it says now.")
    {
        Where = pair.File.At(pair.File.Up.Line),
        Fix = $"Bring the old text back (in git: `git checkout -- {pair.File.Path}`, or the commit that has it), and put the change into "
            + "a new migration: `slipway new NAME`.",
    };

    static Problem Missing(AppliedMigration row, MissingFile why) => new(
        Codes.FileMissing,
        $"The history has {row.Id}, applied on {When(row)}, and its file is gone: unknown revision. "
        + $"{why.Witness.Id} {(why.BuildsOnIt ? "builds on it" : "stands in its place")}.")
    {
        Where = why.Witness.At(),
        Fix = $"Bring the file back (in git, `git log --all -- '*{row.Id}.sql'` finds it). "
            + $"Or revert it: `slipway down {row.Id}-1`.",
    };

    static Problem Renamed(ChangedMigration pair) => new(
        Codes.Renamed,
        $"{pair.File.Id} is {pair.Applied.Id} under another name, applied on {When(pair.Applied)}. It is not run again.")
    {
        Where = pair.File.At(),
        Fix = $"Give the file its old name back: {pair.Applied.Id}.sql.",
    };

    /// <summary>The note about a file that came late and is applied now; one that is held is none.</summary>
    public static Problem Spliced(Migration file) => new(
        Codes.Spliced,
        $"{file.Id} came late: migrations after it are applied, and it is pending.")
    {
        Where = file.At(),
        Fix = "Nothing need be done: it is applied like any other.",
    };

    /// <summary>The warning that a file's id is no id; never of one that is applied: it is what that database knows it by.</summary>
    public static Problem Placeholder(Migration file) => new(
        Codes.IdPlaceholder, $"{file.Id} has an id that looks invented. Others invent the same one, and then two migrations have one id.")
    {
        Where = file.At(),
        Fix = "Leave it if it is applied somewhere. Otherwise: `slipway new` gives names that are nobody else's.",
    };

    static Problem ParentChanged(Migration file, AppliedMigration row, RevisionGraph graph) => new(
        Codes.ParentChanged,
        $"{file.Id} names {Ids(graph.ParentsOf(file.Id))} as its parent; when it was applied that was {Ids(row.Parents)}.")
    {
        Where = file.At(),
    };

    static IEnumerable<Problem> Ahead(ImmutableArray<AppliedMigration> ahead)
    {
        if (ahead.IsEmpty)
            return [];
        var narrowing = ahead.Where(row => row.Phase is not Phase.Expand).ToList();
        var ids = Ids([.. ahead.Select(row => row.Id)]);
        var message = $"The database is ahead of these files: a newer build applied {ids}.";
        return narrowing.Count == 0
            ?
            [
                new Problem(Codes.AheadOfFiles, $"{message} All of that is of phase expand, so this build may run on it."),
            ]
            :
            [
                new Problem(
                    Codes.AheadOfFiles,
                    $"{message} {Ids([.. narrowing.Select(row => row.Id)])} is not of phase expand, "
                    + "so this build may not run on it.")
                {
                    Fix = "Deploy the newer build, or take its migrations back first: `slipway down "
                        + $"{(ahead[0].Parents is [var parent] ? parent : $"{ahead[0].Id}-1")}`.",
                },
            ];
    }

    static string Ids(ImmutableArray<string> ids) => ids.IsEmpty ? "base" : string.Join(", ", ids);

    static string When(AppliedMigration row) =>
        row.AppliedAt.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
