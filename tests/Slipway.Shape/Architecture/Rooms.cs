using System.Collections.Immutable;
using Slipway.Shape.Source;

namespace Slipway.Shape.Architecture;

/// <summary>Who may use whom. A room is a folder of the core, or a whole project beside it.</summary>
static class Rooms
{
    /// <summary>
    /// The architecture: a room, and the rooms that it may use beside itself and Problems. Each uses only rooms above it;
    /// <c>*</c> means all of them. Telemetry reads Rollout's events, and so what they carry.
    /// </summary>
    const string Table = """
        Problems
        Machine
        Settings
        Sql
        Schema              Sql
        Effects             Schema
        Files               Sql
        Graph               Files
        History             Files Graph Effects
        Plan                Files Graph History
        Target              Machine Sql Schema Effects Files History
        Backups             Machine Settings Effects Files History Target
        Safety              Files Schema Effects Plan Target
        Replay              Settings Sql Schema Effects Files Graph History Plan Target Safety
        Rollout             Settings Sql Schema Effects Files Graph History Plan Target Backups Safety Replay
        Author              Settings Sql Schema Effects Files Graph History Plan Target Backups Safety Replay
        Adopt               Settings Sql Schema Effects Files Graph History Plan Target Backups Safety Replay
        Telemetry           Effects Files Plan Target Backups Rollout

        Slipway.Sqlite      Machine Settings Sql Schema Effects Files History Target
        Slipway.PostgreSql  Machine Settings Sql Schema Effects Files History Target
        Slipway.AspNetCore  *
        Slipway.Cli         *
        """;

    static readonly ImmutableDictionary<string, ImmutableHashSet<string>> MayUse = Table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(row => row.Length > 0)
        .ToImmutableDictionary(row => row[0], row => row[1..].ToImmutableHashSet());

    /// <summary>The rooms of the core that the table knows; some are built later.</summary>
    public static IEnumerable<string> OfTheCore => MayUse.Keys.Where(room => !IsProject(room));

    /// <summary>The room that a namespace belongs to: <c>Slipway.Rollout.Stages</c> is a part of Rollout.</summary>
    public static string Of(string space)
    {
        var parts = space.Split('.');
        if (parts.Length < 2)
            return space;
        var project = $"{parts[0]}.{parts[1]}";
        return MayUse.ContainsKey(project) ? project : parts[1];
    }

    /// <summary>The uses that the table does not allow.</summary>
    public static IEnumerable<Finding> Forbidden(IEnumerable<Use> uses) =>
        from use in uses
        let room = Of(use.From)
        let used = Of(use.To)
        where room != used && !Allows(room, used)
        select new Finding(use.Where, $"{room} uses {used} ({use.What})");

    static bool Allows(string room, string used)
    {
        if (!MayUse.TryGetValue(room, out var allowed))
            return false;
        return allowed.Contains("*") ? used is not "Slipway.Cli" : used is "Problems" || allowed.Contains(used);
    }

    static bool IsProject(string room) => room.Contains('.', StringComparison.Ordinal);
}
