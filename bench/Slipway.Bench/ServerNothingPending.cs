namespace Slipway.Bench;

/// <summary><c>up</c> on a PostgreSQL database that has every migration, beside psql with a script of one line.</summary>
sealed class ServerNothingPending(int migrations) : Benchmark($"server-nothing-pending-{migrations}")
{
    public override IEnumerable<Row> Run(string slipway)
    {
        using var project = new ServerProject(migrations);
        project.Command(slipway, "up", "--no-backup", "--quiet").Time();

        var times = Times.InTurn(40, project.Command(slipway, "up").Time, project.Psql("-f", "one.sql").Time);
        yield return new Row(
            $"PostgreSQL, nothing pending, {migrations} migrations",
            $"{times[0]}",
            $"{times[1]}, psql -f of one line",
            times[0].By(times[1]),
            "≤ 1.0 ×",
            times[0].Median <= times[1].Median);
    }
}
