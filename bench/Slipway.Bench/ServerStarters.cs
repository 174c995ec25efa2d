using System.Globalization;

namespace Slipway.Bench;

/// <summary>
/// Sixteen containers that start at once with one second of work pending: how long after the first the last one
/// launches.
/// </summary>
sealed class ServerStarters() : Benchmark("server-starters")
{
    const int Starters = 16;

    public override IEnumerable<Row> Run(string slipway)
    {
        using var project = new ServerProject(1);
        File.AppendAllText(project.PathOf("migrations/00001_make_a_table.sql"), "select pg_sleep(1);\n");
        var spreads = new List<double>();
        for (var round = 0; round < 5; round++)
        {
            project.Renew();
            spreads.Add(Spread(project, slipway));
        }

        var median = spreads.Order().ElementAt(spreads.Count / 2);
        yield return new Row(
            $"PostgreSQL, {Starters} starters with 1 s of work, last launch after the first",
            string.Create(CultureInfo.InvariantCulture, $"{median:0} ms ({spreads.Min():0}..{spreads.Max():0})"),
            "", "", "< 1500 ms", median < 1500);
    }

    static double Spread(ServerProject project, string slipway)
    {
        var launched = new double[Starters];
        Parallel.For(0, Starters, new ParallelOptions { MaxDegreeOfParallelism = Starters }, number =>
        {
            var file = project.PathOf(string.Create(CultureInfo.InvariantCulture, $"launched-{number}"));
            project.Command(slipway, "up", "--no-backup", "--quiet", "--", "/bin/sh", "-c", $"date +%s%3N > {file}").Time();
            launched[number] = double.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture);
        });
        return launched.Max() - launched.Min();
    }
}
