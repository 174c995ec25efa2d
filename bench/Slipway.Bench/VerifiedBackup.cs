namespace Slipway.Bench;

/// <summary>A verified backup of 100 MB, beside the shell that copies and checks.</summary>
sealed class VerifiedBackup() : Benchmark("verified-backup")
{
    const string Filling = """
        create table trades (id integer primary key, account integer not null, symbol text not null, note text not null);
        with recursive n (i) as (select 1 union all select i + 1 from n where i < 450000)
            insert into trades select i, i % 1000, 'SYM' || (i % 500), hex(randomblob(90)) from n;
        create index trades_account on trades (account, symbol);
        """;

    public override IEnumerable<Row> Run(string slipway)
    {
        using var project = new Project(1);
        project.Command(slipway, "up", "--create").Time();
        project.Command("/usr/bin/sqlite3", "app.db", Filling).Time();
        var megabytes = new FileInfo(project.PathOf("app.db")).Length / 1_000_000;

        var create = project.Command(slipway, "backup", "create");
        var copy = project.Command("/usr/bin/sqlite3", "app.db", ".backup copy.db");
        var check = project.Command("/usr/bin/sqlite3", "copy.db", "pragma quick_check");
        var times = Times.InTurn(
            7,
            () =>
            {
                project.Remove("backups");
                return create.Time();
            },
            () =>
            {
                project.Remove("copy.db");
                return copy.Time() + check.Time();
            });

        yield return new Row(
            $"verified backup of {megabytes} MB",
            $"{times[0]}",
            $"{times[1]}, sqlite3 .backup, quick_check",
            times[0].By(times[1]),
            "≤ 1.3 ×",
            times[0].Median <= 1.3 * times[1].Median);
    }
}
