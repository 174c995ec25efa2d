using System.Globalization;

namespace Slipway.Bench;

/// <summary>A script of 100 MB: how fast it is read, split, hashed and checked, and how much memory that and its run need.</summary>
sealed class LargeScript() : Benchmark("large-script")
{
    const int Size = 100 << 20;
    const double MostMemory = 120;
    const double LeastSpeed = 50;

    public override IEnumerable<Row> Run(string slipway)
    {
        yield return Speed(slipway, "postgresql://localhost/app", "inserts and functions", Insert, Function);
        yield return Speed(slipway, "file:./app.db", "inserts and triggers", Insert, Trigger);

        using var project = Large("file:./app.db", Insert, Trigger);
        var memory = Footprint.PeakOf(project, slipway, "up", "--create");
        yield return new Row(
            "peak memory, 100 MB applied to SQLite", Footprint.Megabytes(memory), "", "", $"< {MostMemory} MB", memory < MostMemory);
    }

    /// <summary>The time beyond that of a run with nothing to read. <c>heads</c> reads every file, and does nothing else.</summary>
    static Row Speed(string slipway, string url, string what, Func<int, string> row, Func<int, string> body)
    {
        using var large = Large(url, row, body);
        using var small = new Project(1);
        var times = Times.InTurn(5, large.Command(slipway, "heads").Time, small.Command(slipway, "heads").Time);
        var speed = Size / 1e3 / (times[0].Median - times[1].Median);
        var memory = Footprint.PeakOf(large, slipway, "heads");
        return new Row(
            $"100 MB of {what}, read and split",
            string.Create(CultureInfo.InvariantCulture, $"{speed:0} MB/s, {times[0]}, peak {memory:0.0} MB"),
            "",
            "",
            $"≥ {LeastSpeed} MB/s, < {MostMemory} MB",
            speed >= LeastSpeed && memory < MostMemory);
    }

    static Project Large(string url, Func<int, string> row, Func<int, string> body)
    {
        var project = new Project(1);
        File.WriteAllText(project.PathOf("slipway.json"), $$"""{ "url": "{{url}}", "backup": { "dir": "./backups" } }""");
        using var file = File.CreateText(project.PathOf("migrations/00002_large.sql"));
        file.Write("-- migrate:up\ncreate table large (id integer, name text, note text);\n");
        var written = 0;
        for (var number = 0; written < Size; number++)
        {
            var text = number % 50 == 0 ? body(number) : row(number);
            file.Write(text);
            written += text.Length;
        }

        file.Write("-- migrate:down\ndrop table large;\n");
        return project;
    }

    static string Insert(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"insert into large (id, name, note) values ({number}, 'it''s no. {number}; a row', 'and {number * 7919L % 100003} more');\n");

    static string Function(int number) => string.Create(CultureInfo.InvariantCulture, $"""
        /* What it is for; /* and why */ */
        create or replace function f{number % 500}(n integer) returns integer language plpgsql as $body$
        begin
          -- it's; a comment
          if n > {number} then insert into large (id, name) values (n, ';'); end if;
          return (select count(*) from large where name = 'end;');
        end;
        $body$;

        """);

    static string Trigger(int number) => string.Create(CultureInfo.InvariantCulture, $"""
        /* What it is for; and why */
        drop trigger if exists t{number % 500};
        create trigger t{number % 500} after delete on large begin
          -- it's; a comment
          update large set note = case when old.id > {number} then ';' else 'end;' end where id = -1;
        end;

        """);
}
