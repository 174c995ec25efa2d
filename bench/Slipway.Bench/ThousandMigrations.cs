namespace Slipway.Bench;

/// <summary>A thousand small migrations on a new database, beside the shell that runs the same text in one transaction.</summary>
sealed class ThousandMigrations() : Benchmark("thousand-migrations")
{
    public override IEnumerable<Row> Run(string slipway)
    {
        using var project = new Project(1000);
        var up = project.Command(slipway, "up", "--create", "--quiet");
        var shell = project.Command("/usr/bin/sqlite3", "-bail", "shell.db", ".read all.sql");

        var times = Times.InTurn(
            7,
            () => AfterRemoving("app.db", up),
            () => AfterRemoving("shell.db", shell));

        yield return new Row(
            "1,000 migrations on a new file",
            $"{times[0]}",
            $"{times[1]}, sqlite3, one transaction",
            times[0].By(times[1]),
            "≤ 1.5 ×",
            times[0].Median <= 1.5 * times[1].Median);

        TimeSpan AfterRemoving(string database, Command command)
        {
            project.Remove(database, database + "-wal", database + "-shm", database + "-journal", "backups");
            return command.Time();
        }
    }
}
