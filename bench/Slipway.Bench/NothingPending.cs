using System.Globalization;

namespace Slipway.Bench;

/// <summary><c>up</c> on a database that has every migration: what each start of a server pays.</summary>
sealed class NothingPending(int migrations, double within) : Benchmark($"nothing-pending-{migrations}")
{
    public override IEnumerable<Row> Run(string slipway)
    {
        using var project = new Project(migrations);
        project.Command(slipway, "up", "--create").Time();

        var times = Times.InTurn(
            40,
            project.Command(slipway, "up").Time,
            project.Command("/bin/true").Time,
            project.Command("/usr/bin/sqlite3", "app.db", "select 1").Time,
            project.Command("/usr/bin/sqlite3", "app.db", "select count(*) from sqlite_schema").Time);

        var what = $"nothing pending, {migrations} migrations";
        var target = string.Create(CultureInfo.InvariantCulture, $"< {within} ms");
        yield return new Row(what, $"{times[0]}", $"{times[1]}, /bin/true", times[0].By(times[1]), target, times[0].Median < within);
        yield return new Row("", "", $"{times[2]}, sqlite3 'select 1'", times[0].By(times[2]), "", null);
        yield return new Row("", "", $"{times[3]}, sqlite3 reading the schema", times[0].By(times[3]), "", null);
    }
}
