using System.Collections.Immutable;
using System.Globalization;
using Slipway.Problems;

namespace Slipway.Graph;

/// <summary>Resolves one expression; see <see cref="Revision"/> for what there is.</summary>
sealed class RevisionResolver(string expression, RevisionGraph graph, ImmutableArray<string> applied)
{
    // Words are asked for far more often than Names.
    RevisionNames Names => field ??= new RevisionNames(graph, applied);

    public Outcome<RevisionSet> Resolve()
    {
        if (Symbol(expression) is { } symbol)
            return symbol;
        if (Names.FindExact(expression) is { } exact)
            return Set([exact]);
        return SplitSteps(expression) is (var origin, var sign, var count)
            ? Relative(origin, sign, count)
            : Names.Find(expression);
    }

    /// <summary>What a word stands for; <see langword="null"/> when it is a name.</summary>
    Outcome<RevisionSet>? Symbol(string text)
    {
        if (text.LastIndexOf('@') is var at and > 0 && IsWord(text[(at + 1)..]))
        {
            var app = text[..at];
            return Names.Apps.Contains(app)
                ? Word(text[(at + 1)..], app)
                : RevisionProblem.UnknownApp(expression, app, Names.Apps);
        }

        return IsWord(text) ? Word(text, app: null) : null;
    }

    static bool IsWord(string text) => text is "head" or "heads" or "base" or "current";

    Outcome<RevisionSet> Word(string word, string? app)
    {
        bool Belongs(string id) => app is null || CanonicalOrder.AppOf(id) == app;
        ImmutableArray<string> heads = app is null
            ? graph.Heads
            : graph.TipsOf([.. graph.Order.Where(file => file.App == app).Select(file => file.Id)]);
        return word switch
        {
            "base" => Set([]) with { Undo = [.. applied.Where(Belongs)] },
            "current" => Set(graph.TipsOf([.. applied.Where(Belongs)])),
            "heads" => Set(heads),
            _ when app is null => graph.CheckHeads() is { IsEmpty: false } problems ? problems : Set(heads),
            _ when heads.Length > 1 => GraphProblem.SeveralHeads(graph, app, heads),
            _ => Set(heads),
        };
    }

    static (string Origin, char Sign, string Count)? SplitSteps(string text)
    {
        var at = text.LastIndexOfAny(['+', '-']);
        return at >= 0 && at < text.Length - 1 && text.AsSpan(at + 1).IndexOfAnyExceptInRange('0', '9') < 0
            ? (text[..at], text[at], text[(at + 1)..])
            : null;
    }

    Outcome<RevisionSet> Relative(string origin, char sign, string digits)
    {
        // A name may hold dashes and digits, such as 2026-03-01_init or 0004_fix-2: what one begins is a name first.
        var begun = origin.Length > 0 ? Names.FindByBeginning(expression) : [];
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
            return begun.Count > 0 ? Names.Find(expression) : TooFewSteps();
        if (origin.Length == 0)
            return sign == '+' ? NextPending(count) : LastApplied(count);

        var start = Symbol(origin) ?? Names.Find(origin);
        if (!start.Succeeded)
            return begun.Count > 0 ? Names.Find(expression) : start.Problems;
        if (begun.Count > 0)
            return RevisionProblem.Ambiguous(expression, [.. begun, .. start.Value.Ids]);
        if (start.Value.Ids.Any(id => GoesOn(id, origin, sign)))
            return Names.Find(expression);
        if (start.Value.Ids.Length > 1)
            return RevisionProblem.Branches(expression, origin, "at", start.Value.Ids);
        return sign == '+' ? WalkUp(origin, start.Value, count) : WalkDown(origin, start.Value, count);
    }

    Problem TooFewSteps() =>
        RevisionProblem.Of(expression, "needs a number of steps from 1", "Write +1 or -1, for example.");

    /// <summary>Whether the origin is only the beginning of that name, and the sign and a digit come next in it.</summary>
    static bool GoesOn(string id, string origin, char sign)
    {
        var name = CanonicalOrder.NameOf(id);
        var begun = CanonicalOrder.NameOf(origin);
        return name.StartsWith(begun, StringComparison.Ordinal)
            && name[begun.Length..] is [var next, >= '0' and <= '9', ..] && next == sign;
    }

    Outcome<RevisionSet> NextPending(int count)
    {
        var done = applied.ToHashSet(StringComparer.Ordinal);
        ImmutableArray<string> pending = [.. graph.Order.Select(file => file.Id).Where(id => !done.Contains(id))];
        return count <= pending.Length
            ? Set(graph.TipsOf(pending[..count]))
            : RevisionProblem.Of(
                expression, $"goes too far: {Amount(pending.Length)} pending", "`slipway up` applies all that is pending.");
    }

    Outcome<RevisionSet> LastApplied(int count) => count <= applied.Length
        ? Set(graph.TipsOf(applied[..^count])) with { Undo = applied[^count..] }
        : RevisionProblem.Of(
            expression, $"goes too far: {Amount(applied.Length)} applied",
            applied.IsEmpty ? "The database is at base already." : "`slipway down base` reverts everything.");

    Outcome<RevisionSet> WalkDown(string origin, RevisionSet start, int count)
    {
        if (start.Ids.IsEmpty)
            return RevisionProblem.Of(expression, $"is before base: {origin} is before the first migration", "Write base.");

        var id = start.Ids[0];
        for (var step = 1; step <= count; step++)
        {
            switch (graph.StepDown(id))
            {
                case [var parent]:
                    id = parent;
                    break;
                case [] when step == count:
                    return Set([]) with { Undo = [id] };
                case []:
                    return RevisionProblem.Of(
                        expression, $"is before base: {id} is the first, {Steps(step - 1)} below {origin}", "Write base.");
                case var parents:
                    return RevisionProblem.Branches(expression, id, "below", parents);
            }
        }

        return Set([id]);
    }

    Outcome<RevisionSet> WalkUp(string origin, RevisionSet start, int count)
    {
        var id = start.Ids.IsEmpty ? null : start.Ids[0];
        for (var step = 1; step <= count; step++)
        {
            switch (id is null ? FirstOf(origin) : graph.StepUp(id))
            {
                case [var child]:
                    id = child;
                    break;
                case []:
                    return RevisionProblem.Of(
                        expression, $"is beyond the head: nothing stands on {id ?? "base"}", "Write head.");
                case var children:
                    return RevisionProblem.Branches(expression, id ?? "base", "above", children);
            }
        }

        return Set([id!]);
    }

    ImmutableArray<string> FirstOf(string origin) => origin.LastIndexOf('@') is var at and > 0
        ? [.. graph.Roots.Where(id => CanonicalOrder.AppOf(id) == origin[..at])]
        : graph.Roots;

    RevisionSet Set(ImmutableArray<string> ids) => new(expression, ids);

    static string Amount(int count) => count switch
    {
        0 => "nothing is",
        1 => "only 1 migration is",
        _ => $"only {count} migrations are",
    };

    static string Steps(int count) => count == 1 ? "1 step" : $"{count} steps";
}
