using SQLitePCL;

namespace Slipway.Sqlite.Connections;

/// <summary>A compiled statement.</summary>
sealed class Statement(OpenDatabase database, sqlite3_stmt handle) : IDisposable
{
    public int Columns => raw.sqlite3_column_count(handle);

    /// <summary>Whether there was nothing to compile: only blanks or a comment.</summary>
    public bool IsEmpty => handle is null || handle.IsInvalid;

    /// <summary>Whether it cannot change the database.</summary>
    public bool IsReadOnly => raw.sqlite3_stmt_readonly(handle) != 0;

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        // Checked here too: an interruption between two statements is one that SQLite never sees.
        database.Cancel.ThrowIfCancellationRequested();
        return raw.sqlite3_step(handle) switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            var code => throw database.Failure(code),
        };
    }

    /// <summary>Makes it ready to run again, with new values.</summary>
    public Statement Reset()
    {
        _ = raw.sqlite3_reset(handle);
        return this;
    }

    public Statement Bind(int parameter, string? value)
    {
        _ = value is null ? raw.sqlite3_bind_null(handle, parameter) : raw.sqlite3_bind_text(handle, parameter, value);
        return this;
    }

    public Statement Bind(int parameter, long value)
    {
        _ = raw.sqlite3_bind_int64(handle, parameter, value);
        return this;
    }

    public Statement Bind(int parameter, double value)
    {
        _ = raw.sqlite3_bind_double(handle, parameter, value);
        return this;
    }

    public int Type(int column) => raw.sqlite3_column_type(handle, column);

    public bool IsNull(int column) => Type(column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(handle, column);

    public double Double(int column) => raw.sqlite3_column_double(handle, column);

    /// <summary>The bytes of a text or a blob. Valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string() ?? "";

    /// <summary>The text; the given one, when it is the same.</summary>
    public string TextLike(int column, string? likely) =>
        likely is not null && System.Text.Ascii.Equals(Bytes(column), likely) ? likely : Text(column);

    public void Dispose() => handle?.Dispose();
}
