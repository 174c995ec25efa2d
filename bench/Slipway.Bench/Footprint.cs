using System.Globalization;

namespace Slipway.Bench;

/// <summary>How large the program is, and how much memory a run needs that finds nothing to do.</summary>
sealed class Footprint() : Benchmark("footprint")
{
    const double Million = 1e6;

    public override IEnumerable<Row> Run(string slipway)
    {
        var size = new FileInfo(slipway).Length / Million;
        yield return new Row("size of the program", Megabytes(size), "", "", "≤ 15 MB", size <= 15);

        foreach (var migrations in (int[])[100, 1000])
        {
            using var project = new Project(migrations);
            project.Command(slipway, "up", "--create").Time();

            var memory = PeakOf(project, slipway, "up");
            var shell = PeakOf(project, "/usr/bin/sqlite3", "app.db", "select count(*) from sqlite_schema");
            yield return new Row(
                $"peak memory, nothing pending, {migrations} migrations",
                Megabytes(memory),
                $"{Megabytes(shell)}, sqlite3",
                string.Create(CultureInfo.InvariantCulture, $"{memory / shell:0.0} ×"),
                "< 30 MB",
                memory < 30);
        }
    }

    // In a process of its own: what this one uses would be counted as the child's, which begins as a copy of it.
    public static double PeakOf(Project project, params string[] command)
    {
        project.Command(["/usr/bin/time", "--format", "%M", "--output", "peak", .. command]).Time();
        var kibibytes = double.Parse(File.ReadAllText(project.PathOf("peak")), CultureInfo.InvariantCulture);
        return kibibytes * 1024 / Million;
    }

    public static string Megabytes(double size) => string.Create(CultureInfo.InvariantCulture, $"{size:0.0} MB");
}
