using System.Globalization;
using Microsoft.Data.Sqlite;
using Slipway.Testing;

namespace Slipway.Cli.Tests.Promises;

/// <summary>
/// An application that goes on writing until it is stopped: 1, 2, 3 … into the table <c>written</c>, a transaction each.
/// </summary>
sealed class WritingApplication : IDisposable
{
    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(2);

    readonly SqliteConnection _connection;
    readonly Task _writing;
    volatile bool _stopped;
    long _committed;

    public WritingApplication(SqliteFile database)
    {
        database.Execute("create table written (id integer primary key, text text)");
        _connection = database.Open();
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>Waits until it has committed that many more rows.</summary>
    /// <returns>How many there are by then.</returns>
    public async Task<long> CommittedAsync(int more)
    {
        var wanted = Interlocked.Read(ref _committed) + more;
        while (Interlocked.Read(ref _committed) < wanted && !_writing.IsCompleted)
            await Task.Delay(Breath);
        return Interlocked.Read(ref _committed);
    }

    /// <summary>Ends it.</summary>
    /// <returns>How many rows it has committed.</returns>
    public long Stop()
    {
        _stopped = true;
        _writing.GetAwaiter().GetResult();
        return _committed;
    }

    public void Dispose()
    {
        _stopped = true;
        Task.WaitAny(_writing);
        _connection.Dispose();
    }

    async Task WriteAsync()
    {
        using var insert = _connection.CreateCommand();
        while (!_stopped)
        {
            insert.CommandText = string.Create(
                CultureInfo.InvariantCulture, $"insert into written values ({_committed + 1}, hex(zeroblob(200)))");
            insert.ExecuteNonQuery();
            Interlocked.Increment(ref _committed);
            await Task.Delay(Breath);
        }
    }
}
