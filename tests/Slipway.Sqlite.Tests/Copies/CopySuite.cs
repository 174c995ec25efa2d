using System.Globalization;
using Microsoft.Data.Sqlite;
using Slipway.Problems;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Copies;

/// <summary>What the tests of copies share: a table <c>t</c> whose rows say which state they belong to.</summary>
public abstract class CopySuite : SqliteSuite
{
    protected string Folder => System.IO.Path.GetDirectoryName(Path)!;

    protected string CopyPath => System.IO.Path.Combine(Folder, "copy.db");

    /// <summary>The names of the files beside each other.</summary>
    protected IEnumerable<string> Files => Names(Folder);

    /// <summary>More rounds than a person waits for: with SLIPWAY_TEST_LONG=1.</summary>
    protected static bool IsLong => Environment.GetEnvironmentVariable("SLIPWAY_TEST_LONG") == "1";

    protected static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal);

    /// <summary>A database with that many rows, each with that word.</summary>
    protected void Fill(string mode, string word, int rows = 1000, string? path = null) =>
        ExecuteIn(path ?? Path, $"""
            pragma journal_mode = {mode};
            create table if not exists t (n integer primary key, word text);
            create index if not exists t_word on t (word);
            delete from t;
            insert into t with recursive c(n) as (select 0 union all select n + 1 from c where n < {rows - 1})
              select n, '{word}' from c;
            """);

    /// <summary>A copy of a database that has these rows.</summary>
    protected async Task<string> CopyOfAsync(string word, int rows, string mode = "wal")
    {
        var other = System.IO.Path.Combine(Folder, "other.db");
        Fill(mode, word, rows, other);
        await using (var target = new SqliteTarget(new SqliteLocation(other), SqliteOptions.Default))
            await target.CopyToAsync(CopyPath, null, Cancel);
        File.Delete(other);
        return CopyPath;
    }

    /// <summary>The words in the table and how many rows have each, such as <c>old 1000</c>; that the file is whole is asserted.</summary>
    protected static string Content(string path)
    {
        const string words = "select word, count(*) rows from t group by word order by word";
        Assert.Equal("ok", SingleIn(path, "pragma integrity_check"));
        return SingleIn(path, $"select group_concat(word || ' ' || rows) from ({words})") as string ?? "";
    }

    protected static string ModeOf(string path) => (string)SingleIn(path, "pragma journal_mode")!;

    protected static void ExecuteIn(string path, string sql)
    {
        using var connection = OpenIn(path);
        Execute(connection, sql);
    }

    protected static object? SingleIn(string path, string query)
    {
        using var connection = OpenIn(path);
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return command.ExecuteScalar();
    }

    protected static long NumberIn(string path, string query) =>
        Convert.ToInt64(SingleIn(path, query), CultureInfo.InvariantCulture);

    static SqliteConnection OpenIn(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False;Default Timeout=60");
        connection.Open();
        Execute(connection, "pragma busy_timeout = 1000");
        return connection;
    }

    protected static async Task<Problem> FailsAsync(Func<Task> work) =>
        (await Assert.ThrowsAsync<ProblemException>(work)).Problem;

    protected Task<CopyContent> ReadAsync(string path, CopyCheck check = CopyCheck.Quick) =>
        Target.ReadCopyAsync(path, check, Cancel);

    protected static RestoreRequest Restoring(bool evenIfInUse = false, IProgress<string>? notes = null) =>
        new(evenIfInUse) { Notes = notes };

    /// <summary>Keeps what is told.</summary>
    protected sealed class Told<T> : IProgress<T>
    {
        public List<T> All { get; } = [];

        public void Report(T value) => All.Add(value);
    }
}
