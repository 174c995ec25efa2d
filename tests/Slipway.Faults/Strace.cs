using Slipway.Testing;
using Xunit;

namespace Slipway.Faults;

/// <summary>Lets one system call of the built program fail, or ends the program there.</summary>
/// <param name="call">The call's name.</param>
/// <param name="what">What is done, as strace writes it: <c>signal=SIGKILL:when=3</c>. Each thread counts for itself.</param>
sealed class Strace(string call, string what)
{
    static readonly Lazy<string?> Obstacle = new(FindObstacle);

    /// <summary>Only calls on this file count; <see langword="null"/> for all.</summary>
    public string? File { get; init; }

    /// <summary>What is in the program's environment besides.</summary>
    public IReadOnlyDictionary<string, string?>? Environment { get; init; }

    /// <summary>Whether a run came to that call.</summary>
    public bool Happened { get; private set; }

    /// <summary>Skips the test, and says why, where no process may be traced.</summary>
    public static void Require() => Assert.SkipUnless(Obstacle.Value is null, $"needs strace and the right to trace: {Obstacle.Value}");

    /// <summary>Runs Slipway to its end.</summary>
    public SlipwayProgram.Ended Run(string folder, params IEnumerable<string> arguments)
    {
        var trace = Path.Combine(folder, "trace");
        var ended = SlipwayProgram.Wait(SlipwayProgram.Start(folder, Command(trace, arguments), Environment));
        Happened = System.IO.File.ReadLines(trace).Any(line =>
            line.Contains("(INJECTED)", StringComparison.Ordinal) || line.Contains("(DELAYED)", StringComparison.Ordinal)
            || line.Contains("killed by SIGKILL", StringComparison.Ordinal));
        return ended;
    }

    /// <summary>The command of Slipway with that done to it.</summary>
    /// <param name="trace">The file for what strace sees.</param>
    /// <param name="arguments">Slipway's arguments.</param>
    public IReadOnlyList<string> Command(string trace, params IEnumerable<string> arguments) =>
    [
        "strace", "-f", "-o", trace, "-e", $"trace={call}", "-e", $"inject={call}:{what}",
        .. File is null ? Array.Empty<string>() : ["-P", File],
        .. SlipwayProgram.Command, .. arguments,
    ];

    static string? FindObstacle()
    {
        try
        {
            var ended = SlipwayProgram.Wait(SlipwayProgram.Start("/", ["strace", "-f", "-o", "/dev/null", "true"]));
            return ended.Code == 0 ? null : ended.All;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return missing.Message;
        }
    }
}
