using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Slipway.Sqlite.Connections;

/// <summary>One open connection. Its errors are <see cref="EngineException"/>s with SQLite's own words and codes.</summary>
sealed class OpenDatabase : IDisposable
{
    /// <summary>How many steps of its machine SQLite does before it asks whether to go on: well under a millisecond.</summary>
    const int StepsBetweenQuestions = 2000;

    const int NoCheckpointOnClose = 1006;

    static readonly delegate_progress Ask = static state => ((OpenDatabase)state).Cancel.IsCancellationRequested ? 1 : 0;

    readonly SqliteConnection _connection;

    public OpenDatabase(SqliteConnection connection, string path, CancellationToken cancel)
    {
        (_connection, Path, Cancel) = (connection, path, cancel);
        Handle = connection.Handle ?? throw new InvalidOperationException("Slipway bug: the connection is not open.");
        _ = raw.sqlite3_extended_result_codes(Handle, 1);
        raw.sqlite3_progress_handler(Handle, StepsBetweenQuestions, Ask, this);
    }

    public string Path { get; }

    public sqlite3 Handle { get; }

    /// <summary>Interrupts whatever runs on this connection. Each operation brings its own.</summary>
    public CancellationToken Cancel { get; set; }

    /// <summary>Whether no transaction is open: after an error SQLite may have rolled back by itself.</summary>
    public bool InAutocommit => raw.sqlite3_get_autocommit(Handle) != 0;

    /// <summary>
    /// A file that may not be written is opened for reading, and there <c>BEGIN IMMEDIATE</c> succeeds without a lock.
    /// </summary>
    public void RequireWritable()
    {
        if (raw.sqlite3_db_readonly(Handle, "main") == 1)
            throw new EngineException(raw.SQLITE_READONLY, raw.sqlite3_errstr(raw.SQLITE_READONLY).utf8_to_string());
    }

    /// <summary>
    /// Begins a transaction that sees one state from now on. What a crash left is put right by that; the schema is not
    /// parsed, so that a damaged one does not stand in the way.
    /// </summary>
    public void BeginReading()
    {
        Run("begin"u8);
        Run("pragma schema_version"u8);
    }

    /// <summary>Compiles one statement.</summary>
    public Statement Prepare(ReadOnlySpan<byte> sql) => Prepare(sql, out _);

    /// <summary>Compiles the first statement, and gives what follows it.</summary>
    public Statement Prepare(ReadOnlySpan<byte> sql, out ReadOnlySpan<byte> rest)
    {
        Cancel.ThrowIfCancellationRequested();
        var code = raw.sqlite3_prepare_v2(Handle, sql, out var statement, out rest);
        return code == raw.SQLITE_OK ? new Statement(this, statement) : throw Failure(code);
    }

    /// <summary>Runs one statement of ours that gives no rows.</summary>
    public void Run(ReadOnlySpan<byte> sql)
    {
        using var statement = Prepare(sql);
        while (statement.Step())
        {
            // Some pragmas answer; nobody asked.
        }
    }

    /// <summary>The first column of the first row; 0 when there is none or it is NULL.</summary>
    public long Number(ReadOnlySpan<byte> sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    /// <summary>What SQLite says of the last call on this connection.</summary>
    /// <exception cref="OperationCanceledException">It is our own interruption.</exception>
    public EngineException Failure(int code)
    {
        var extended = raw.sqlite3_extended_errcode(Handle);
        if ((code & 0xff) == raw.SQLITE_INTERRUPT)
            Cancel.ThrowIfCancellationRequested();
        if ((code & 0xff) is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
            LeaveLog();
        return (extended & 0xff) == (code & 0xff)
            ? new EngineException(extended, raw.sqlite3_errmsg(Handle).utf8_to_string(), Native.ErrorOffset(Handle))
            : new EngineException(code, raw.sqlite3_errstr(code).utf8_to_string());
    }

    /// <summary>
    /// Whoever closes a database in WAL mode as the last writes the log into the file and removes it. A damaged one is to
    /// stay as it is, for a person to save from it what can be saved.
    /// </summary>
    public void LeaveLog() => _ = raw.sqlite3_db_config(Handle, NoCheckpointOnClose, 1, out _);

    public void Dispose() => _connection.Dispose();
}
