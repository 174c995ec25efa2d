using Slipway.Shape.Source;
using Xunit;

namespace Slipway.Shape.Contract;

/// <summary>A file that is written from the code and checked in, so that a change of it is seen in a review.</summary>
static class Recorded
{
    const string Switch = "UPDATE_RECORDS";

    /// <summary>Fails with the difference when the file is not as the code says; writes it instead when asked to.</summary>
    public static void AssertIs(string path, string text)
    {
        var file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable(Switch) is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        var recorded = File.Exists(file) ? File.ReadAllText(file) : "";
        if (recorded != text)
            Assert.Fail($"{path} is not as the code says. If the change is meant: {Switch}=1 ./test Shape\n{Difference(recorded, text)}");
    }

    /// <summary>The lines that only one of two texts has, in order: <c>-</c> the first, <c>+</c> the second.</summary>
    public static string Difference(string first, string second)
    {
        var (old, now) = (first.Split('\n'), second.Split('\n'));
        var common = LengthsInCommon(old, now);
        var lines = new List<string>();
        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
                (i, j) = (i + 1, j + 1);
            else if (j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
                lines.Add($"- {old[i++]}");
            else
                lines.Add($"+ {now[j++]}");
        }

        return string.Join('\n', lines);
    }

    // For each pair of beginnings, how many lines the rests have in common.
    static int[,] LengthsInCommon(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        return common;
    }
}
