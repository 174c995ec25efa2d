using System.Globalization;

namespace Slipway.Bench;

/// <summary>A migration of 100 MB: how much memory it takes, and how long, beside psql with the same text.</summary>
sealed class ServerLargeScript() : Benchmark("server-large-script")
{
    const int Inserts = 420_000;
    const double Million = 1e6;

    public override IEnumerable<Row> Run(string slipway)
    {
        using var project = new ServerProject(0);
        var bytes = Write(project);
        project.Command("/usr/bin/time", "--format", "%M", "--output", "peak", slipway, "up", "--no-backup", "--quiet").Time();
        var resident = double.Parse(File.ReadAllText(project.PathOf("peak")), CultureInfo.InvariantCulture) * 1024 / Million;
        yield return new Row(
            $"PostgreSQL, script of {bytes / 1_000_000} MB, resident",
            string.Create(CultureInfo.InvariantCulture, $"{resident:0.0} MB"), "", "", "< 120 MB", resident < 120);

        project.Renew();
        var up = project.Command(slipway, "up", "--no-backup", "--quiet").Time();
        project.Renew();
        var psql = project.Psql("-1", "-f", "all.sql").Time();
        yield return new Row(
            "", Seconds(up), $"{Seconds(psql)}, psql -1 -f", string.Create(CultureInfo.InvariantCulture, $"{up / psql:0.00} ×"), "", null);
    }

    static long Write(ServerProject project)
    {
        const string table = "create table rows (id bigint primary key, made timestamptz not null default now(), text text not null);\n";
        using var script = new StreamWriter(project.PathOf("all.sql"));
        using var migration = new StreamWriter(project.PathOf("migrations/0001_many_rows.sql"));
        migration.Write("-- migrate:up\n");
        foreach (var writer in (StreamWriter[])[script, migration])
        {
            writer.Write(table);
            for (var id = 1; id <= Inserts; id++)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"insert into rows (id, text) values ({id}, "
                    + $"'{new string('x', 180)} it''s; row {id}');\n"));
            writer.Flush();
        }

        return new FileInfo(project.PathOf("all.sql")).Length;
    }

    static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}
