using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Slipway.Files;
using Slipway.History;

namespace Slipway.PostgreSql.Copies;

/// <summary>
/// Counts the rows in a script of COPY blocks, as <c>pg_restore</c> writes it, and keeps those that say at which revision the
/// copy is. Lines may be as long as they like: only those that are needed are held.
/// </summary>
/// <param name="own">The schema of Slipway's own tables.</param>
sealed class CopyRows(string own)
{
    readonly SortedDictionary<string, long> _rows = new(StringComparer.Ordinal);
    readonly ArrayBufferWriter<byte> _line = new();
    readonly List<AppliedMigration> _applied = [];
    Block? _block;

    /// <summary>The rows of each table.</summary>
    public ImmutableSortedDictionary<string, long> Rows => _rows.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The applied migrations that are no other's parent.</summary>
    public ImmutableArray<string> Head => (MigrationHistory.None with { Applied = [.. _applied] }).Current;

    /// <summary>The label of the environment; null without one.</summary>
    public string? Environment { get; private set; }

    /// <summary>Whether the script ended in the middle of a table.</summary>
    public bool IsCut => _block is not null;

    /// <summary>Reads the script to its end.</summary>
    public async Task ReadAsync(Stream script, CancellationToken cancel)
    {
        var buffer = new byte[1 << 18];
        while (await script.ReadAsync(buffer, cancel).ConfigureAwait(false) is > 0 and var read)
            Append(buffer.AsSpan(0, read));
    }

    /// <summary>A table's rows begin.</summary>
    public void BeginTable(TableName table, IReadOnlyList<string> columns)
    {
        var isOurs = table.Schema == own && table.Name is "slipway_history" or "slipway_meta";
        _block = new Block(table, [.. columns], isOurs);
    }

    /// <summary>A table's rows are over.</summary>
    /// <returns>How many there were.</returns>
    public long EndTable()
    {
        var rows = _block!.Rows;
        _rows[_block.Table.Shown] = rows;
        _block = null;
        return rows;
    }

    /// <summary>More of the script.</summary>
    public void Append(ReadOnlySpan<byte> text)
    {
        while (text.IndexOf((byte)'\n') is >= 0 and var end)
        {
            Keep(text[..end]);
            EndLine();
            text = text[(end + 1)..];
        }

        Keep(text);
    }

    /// <summary>Holds of a row only what tells it from the end of the table.</summary>
    void Keep(ReadOnlySpan<byte> part) =>
        _line.Write(_block is { IsOurs: false } ? part[..Math.Clamp(3 - _line.WrittenCount, 0, part.Length)] : part);

    void EndLine()
    {
        var line = _line.WrittenSpan;
        if (_block is null)
        {
            if (line.StartsWith("COPY "u8) && line.EndsWith(" FROM stdin;"u8)
                && CopyHeader.Parse(Encoding.UTF8.GetString(line)) is { } header)
                BeginTable(header.Table, header.Columns);
        }
        else if (line.SequenceEqual("\\."u8))
        {
            EndTable();
        }
        else
        {
            _block.Rows++;
            if (_block.IsOurs)
                Learn(_block, CopyHeader.Values(line));
        }

        _line.ResetWrittenCount();
    }

    void Learn(Block block, IReadOnlyList<string?> values)
    {
        string? Value(string column) => block.Columns.IndexOf(column) is >= 0 and var index && index < values.Count ? values[index] : null;

        if (block.Table.Name is "slipway_meta" && Value("key") is "environment")
            Environment = Value("value");
        else if (block.Table.Name is "slipway_history" && Value("id") is { } id)
            _applied.Add(Row(id, RowText.Parents(Encoding.UTF8.GetBytes(Value("parents") ?? "[]"))));
    }

    /// <summary>A row of the history, as far as the current revision depends on it.</summary>
    static AppliedMigration Row(string id, ImmutableArray<string> parents) => new()
    {
        Id = id,
        Parents = parents,
        Phase = Phase.Expand,
        Kind = RecordKind.Ran,
        Checksum = "",
        AppliedAt = default,
        Duration = default,
        Actor = "",
        Host = "",
        ToolVersion = "",
    };

    /// <summary>The table whose rows are being read.</summary>
    sealed class Block(TableName table, ImmutableArray<string> columns, bool isOurs)
    {
        public TableName Table => table;

        public ImmutableArray<string> Columns => columns;

        public bool IsOurs => isOurs;

        public long Rows { get; set; }
    }
}
