using Npgsql;

namespace Slipway.PostgreSql.Connections;

/// <summary>Short words for reading columns.</summary>
static class ReaderExtensions
{
    public static string Text(this NpgsqlDataReader reader, int column) => reader.GetString(column);

    public static string? TextOrNull(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    public static long Long(this NpgsqlDataReader reader, int column) => reader.GetInt64(column);

    public static bool Bool(this NpgsqlDataReader reader, int column) => reader.GetBoolean(column);

    /// <summary>Reads the rows of the present result.</summary>
    public static async Task<List<T>> RowsAsync<T>(
        this NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel).ConfigureAwait(false))
            rows.Add(read(reader));
        return rows;
    }
}
