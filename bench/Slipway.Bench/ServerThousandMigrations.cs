namespace Slipway.Bench;

/// <summary>A thousand small migrations on a new PostgreSQL database, beside psql that runs the same text in one transaction.</summary>
sealed class ServerThousandMigrations() : Benchmark("server-thousand-migrations")
{
    public override IEnumerable<Row> Run(string slipway)
    {
        using var project = new ServerProject(1000);
        var times = Times.InTurn(
            5,
            () => OnNew(() => project.Command(slipway, "up", "--no-backup", "--quiet")),
            () => OnNew(() => project.Command(slipway, "up", "--no-backup", "--quiet", "--transaction", "deployment")),
            () => OnNew(() => project.Psql("-1", "-f", "all.sql")));

        yield return Row("1,000 migrations, a transaction each", times[0], times[2]);
        yield return Row("1,000 migrations, one transaction", times[1], times[2]);

        // The command is made anew: it knows the database that is there now.
        TimeSpan OnNew(Func<Command> command)
        {
            project.Renew();
            return command().Time();
        }
    }

    static Row Row(string what, Times slipway, Times psql) => new(
        $"PostgreSQL, {what}", $"{slipway}", $"{psql}, psql -1 -f", slipway.By(psql), "≤ 1.5 ×", slipway.Median <= 1.5 * psql.Median);
}
