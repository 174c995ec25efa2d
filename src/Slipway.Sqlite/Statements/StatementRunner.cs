using System.Buffers;
using System.Text;
using Slipway.Sqlite.Connections;
using Slipway.Target;
using SQLitePCL;

namespace Slipway.Sqlite.Statements;

/// <summary>Runs the statements of migrations, under the guard's eyes.</summary>
sealed class StatementRunner(OpenDatabase database)
{
    readonly MigrationGuard _guard = new(database);

    public Leavings Left => _guard.Left;

    /// <summary>Runs one statement to its end.</summary>
    /// <returns>The rows that it changed.</returns>
    /// <exception cref="EngineException">SQLite refused it.</exception>
    /// <exception cref="StatementFailedException">The guard refused it.</exception>
    public long Run(string text)
    {
        var before = raw.sqlite3_total_changes(database.Handle);
        Guarded(text, isTrusted: IsVacuum(text) && database.InAutocommit, static statement =>
        {
            while (!statement.IsEmpty && statement.Step())
            {
                // A migration may select; nobody reads it.
            }

            return true;
        });
        return raw.sqlite3_total_changes(database.Handle) == before ? 0 : raw.sqlite3_changes(database.Handle);
    }

    /// <summary>Runs a verifying query.</summary>
    /// <returns>Whether it gave rows, and the first column of each is true.</returns>
    /// <exception cref="EngineException">SQLite refused it.</exception>
    /// <exception cref="StatementFailedException">The guard refused it, or it would write.</exception>
    public bool Ask(string text) => Guarded(text, isTrusted: false, static query =>
    {
        if (query.IsEmpty || !query.IsReadOnly)
            throw new StatementFailedException("a verifying query must be a query: this would change the database", "SQLITE_READONLY", 0);
        var rows = 0;
        while (query.Step())
        {
            if (!IsTrue(query))
                return false;
            rows++;
        }

        return rows > 0;
    });

    bool Guarded(string text, bool isTrusted, Func<Statement, bool> use)
    {
        _guard.Begin(isActive: !isTrusted);
        try
        {
            using var statement = Compile(text);
            return use(statement);
        }
        catch (EngineException error) when (error.Primary == raw.SQLITE_AUTH && _guard.Denial is { } denial)
        {
            throw new StatementFailedException(denial.What, error.Name, null, error)
            {
                Advice = denial.Instead,
                ConcernsOwnTables = _guard.DeniedOwnTable,
            };
        }
        finally
        {
            _guard.IsActive = false;
        }
    }

    static bool IsTrue(Statement row) => row.Type(0) switch
    {
        raw.SQLITE_INTEGER => row.Int64(0) == 1,
        raw.SQLITE_FLOAT => row.Double(0) == 1,
        raw.SQLITE_TEXT => row.Text(0) is "1" || row.Text(0).Equals("true", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    Statement Compile(string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var bytes = buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer));
            var statement = database.Prepare(bytes, out var rest);
            if (!IsBlank(rest))
            {
                statement.Dispose();
                throw new InvalidOperationException($"Slipway bug: SQLite sees several statements in: {text}");
            }

            return statement;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Whether nothing follows that SQLite would run: blanks, semicolons, a comment.</summary>
    bool IsBlank(ReadOnlySpan<byte> rest)
    {
        while (!rest.IsEmpty)
        {
            using var next = database.Prepare(rest, out var further);
            if (!next.IsEmpty)
                return false;
            if (further.Length == rest.Length)
                return true;
            rest = further;
        }

        return true;
    }

    /// <summary>VACUUM works through an attached file and a transaction of its own, and can hide nothing.</summary>
    static bool IsVacuum(string text) => text.StartsWith("vacuum", StringComparison.OrdinalIgnoreCase);
}
