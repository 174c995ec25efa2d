using Slipway.Problems;

namespace Slipway.Graph;

/// <summary>What can be wrong with a revision, in words.</summary>
static class RevisionProblem
{
    public static Problem Of(string expression, string what, string fix) =>
        new(Codes.UnknownRevision, $"The revision '{expression}' {what}.") { Fix = fix };

    public static Problem Ambiguous(string expression, IEnumerable<string> candidates) => Of(
        expression, $"may be {Nearest.List(candidates)}", "Write more of the one that you mean.");

    public static Problem Unknown(string expression, IReadOnlyCollection<string> known) => Of(
        expression, "names no migration", Nearest.To(expression, known) is { } near
            ? $"Did you mean {near}? `slipway status` lists all of them."
            : known.Count == 0
                ? "There are no migrations yet: `slipway new NAME` makes the first."
                : "Write a number, a name or its beginning, head, base or current. `slipway status` lists all of them.");

    public static Problem TooShort(string expression, IEnumerable<string> candidates) => Of(
        expression, $"is too short a beginning: at least 4 characters are needed for {Nearest.List(candidates)}",
        "Write the number, or more of the name.");

    public static Problem UnknownApp(string expression, string app, IEnumerable<string> apps) => Of(
        expression, $"speaks of an app {app}, and there is none",
        apps.Where(name => name.Length > 0).ToList() is { Count: > 0 } names
            ? $"There are: {Nearest.List(names)}."
            : "No migration lies in a folder of its own; write the name alone.");

    public static Problem Branches(string expression, string at, string direction, IEnumerable<string> ways) => Of(
        expression, $"is ambiguous: {direction} {at} there are {Nearest.List(ways)}", "Write the one that you mean.");
}
