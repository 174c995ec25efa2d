using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Slipway.Target;

namespace Slipway.Sqlite.Tests;

/// <summary>Another process: this same program, doing one thing that a test kills or works beside.</summary>
public static class Child
{
    public const string Flag = "--child";

    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(1);

    public static async Task<int> RunAsync(string[] work)
    {
        switch (work)
        {
            case ["restore", var database, var copy, .. var flags]:
                await using (var target = new SqliteTarget(new SqliteLocation(database), SqliteOptions.Default))
                {
                    var request = new RestoreRequest(flags.Contains("in-use")) { MoveAside = flags.Contains("aside") };
                    await target.RestoreAsync(copy, request, CancellationToken.None);
                }

                return 0;
            case ["leave-half", var database]:
                return await LeaveHalfAsync(database);
            case ["write", var database, var perSecond]:
                return await WriteAsync(database, int.Parse(perSecond, CultureInfo.InvariantCulture));
            default:
                return 64;
        }
    }

    /// <summary>The command that starts a child.</summary>
    public static string[] Command(params string[] work) => [Environment.ProcessPath!, Flag, .. work];

    public static Process Start(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>
    /// Changes every row without committing, with so little memory that SQLite has to write to the disk, and waits to be
    /// killed: what is on the disk then is half of a transaction.
    /// </summary>
    static async Task<int> LeaveHalfAsync(string database)
    {
        _ = new SqliteTarget(new SqliteLocation(database), SqliteOptions.Default);
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma cache_size = 5; begin immediate; update t set word = 'torn'; select 1";
        command.ExecuteNonQuery();
        Console.Out.WriteLine("half");
        await Console.In.ReadToEndAsync();
        return 0;
    }

    /// <summary>After each commit it says how many there are: whoever reads that may count on them.</summary>
    static async Task<int> WriteAsync(string database, int perSecond)
    {
        _ = new SqliteTarget(new SqliteLocation(database), SqliteOptions.Default);
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False;Default Timeout=30");
        connection.Open();
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into t values ($n, 'row ' || $n)";
        var number = insert.Parameters.Add("$n", SqliteType.Integer);
        var stop = Task.Run(() => Console.In.ReadToEnd());
        var began = Stopwatch.GetTimestamp();
        for (var committed = 0; !stop.IsCompleted; committed++)
        {
            number.Value = committed;
            insert.ExecuteNonQuery();
            Console.Out.WriteLine(committed + 1);
            var ahead = TimeSpan.FromSeconds((committed + 1.0) / perSecond) - Stopwatch.GetElapsedTime(began);
            // Even a disk that is too slow for that leaves others a moment.
            await Task.Delay(ahead > Breath ? ahead : Breath);
        }

        return 0;
    }
}
