using Microsoft.Data.Sqlite;

namespace Allegutta.Storage;

/// <summary>Queries with parameters in one call.</summary>
static class Queries
{
    /// <summary>The rows of a query, each made into a <typeparamref name="T"/>.</summary>
    public static List<T> Rows<T>(
        this SqliteConnection connection,
        string query,
        Func<SqliteDataReader, T> read,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, query, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>The number that a query answers.</summary>
    public static long Count(this SqliteConnection connection, string query)
    {
        using var command = Command(connection, query, []);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Runs a statement.</summary>
    public static void Run(
        this SqliteConnection connection, string statement, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, statement, parameters);
        command.ExecuteNonQuery();
    }

    /// <summary>A text; <see langword="null"/> for NULL.</summary>
    public static string? Text(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A number; <see langword="null"/> for NULL.</summary>
    public static double? Number(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    static SqliteCommand Command(
        SqliteConnection connection, string text, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
