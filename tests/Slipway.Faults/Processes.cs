using System.Globalization;
using Slipway.Testing;
using Xunit;

namespace Slipway.Faults;

/// <summary>What the kernel tells of processes.</summary>
static class Processes
{
    /// <summary>The processes that one has started and that are there.</summary>
    public static IReadOnlyList<int> ChildrenOf(int process) =>
        [.. File.ReadAllText($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

    /// <summary>Skips the test, and says why, where a process may not have a namespace of its own.</summary>
    public static void RequireOwnNamespace()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root, to make namespaces");
        var ended = SlipwayProgram.Wait(SlipwayProgram.Start("/", ["unshare", "--mount", "--pid", "--fork", "--mount-proc", "true"]));
        Assert.SkipUnless(ended.Code == 0, $"needs the right to make namespaces: {ended.All}");
    }
}
