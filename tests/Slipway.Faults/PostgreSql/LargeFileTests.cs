using System.Globalization;
using Slipway.Testing;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>A migration larger than the memory that a run may take.</summary>
public sealed class LargeFileTests
{
    const int Rows = 200_000;

    /// <summary>In kilobytes: what the whole process may have had resident at any time.</summary>
    const long MostResident = 120_000;

    [Fact]
    public void Fault_A10_a_script_larger_than_half_of_the_memory_allowed_is_run_within_it()
    {
        if (SlipwayProgram.Native is null)
            Assert.Skip("The managed program's own runtime needs as much.");
        using var project = ServerProject.Deployed();
        var text = new string('x', 360);
        var inserts = Enumerable.Range(1, Rows).Select(
            number => string.Create(CultureInfo.InvariantCulture, $"insert into notes (text) values ('{text} it''s; {number}');"));
        project.Migration("0002_large", string.Join('\n', inserts));

        using var run = project.StartUp();
        var peak = 0L;
        Wait.Until(() =>
        {
            var now = PeakOf(run.Id);
            peak = Math.Max(peak, now);
            return now == 0;
        });

        Assert.Equal(0, run.End());
        Assert.InRange(peak, 1, MostResident);
        Assert.Equal(Rows + 1, project.Database.Count("notes"));
    }

    static long PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status")
                .FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
