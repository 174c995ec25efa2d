using System.Collections.Immutable;
using System.Text;

namespace Slipway.PostgreSql.Copies;

/// <summary>The line before the rows of a table: <c>COPY public.orders (id, total) FROM stdin;</c>.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">Its columns.</param>
sealed record CopyHeader(TableName Table, ImmutableArray<string> Columns)
{
    /// <summary>Understands such a line; null when it is none.</summary>
    public static CopyHeader? Parse(string line)
    {
        var place = "COPY ".Length;
        if (NextName(line, ref place) is not { } schema || !Skips(line, ref place, ".") || NextName(line, ref place) is not { } name)
            return null;
        var columns = ImmutableArray.CreateBuilder<string>();
        if (Skips(line, ref place, " ("))
        {
            do
            {
                if (NextName(line, ref place) is not { } column)
                    return null;
                columns.Add(column);
            }
            while (Skips(line, ref place, ", "));
            if (!Skips(line, ref place, ")"))
                return null;
        }

        // Where there are no columns, pg_dump leaves the blank that would stand before them.
        return line.AsSpan(place) is " FROM stdin;" or "  FROM stdin;"
            ? new CopyHeader(new TableName(schema, name), columns.ToImmutable())
            : null;
    }

    /// <summary>The values of a row in the text format of COPY; null is NULL.</summary>
    public static IReadOnlyList<string?> Values(ReadOnlySpan<byte> row)
    {
        var values = new List<string?>();
        var value = new StringBuilder();
        var text = Encoding.UTF8.GetString(row);
        var isNull = false;
        for (var place = 0; place < text.Length; place++)
        {
            switch (text[place])
            {
                case '\t':
                    values.Add(isNull ? null : value.ToString());
                    value.Clear();
                    isNull = false;
                    break;
                case '\\' when place + 1 < text.Length:
                    place++;
                    isNull = text[place] is 'N' && value.Length == 0;
                    value.Append(Escaped(text[place]));
                    break;
                default:
                    value.Append(text[place]);
                    break;
            }
        }

        values.Add(isNull ? null : value.ToString());
        return values;
    }

    /// <summary>What a letter behind a backslash means.</summary>
    static char Escaped(char letter) => letter switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        _ => letter,
    };

    static bool Skips(string line, ref int place, string expected)
    {
        if (!line.AsSpan(place).StartsWith(expected, StringComparison.Ordinal))
            return false;
        place += expected.Length;
        return true;
    }

    static string? NextName(string line, ref int place)
    {
        if (place >= line.Length)
            return null;
        if (line[place] != '"')
        {
            var end = line.AsSpan(place).IndexOfAny(" .,()");
            if (end <= 0)
                return null;
            place += end;
            return line[(place - end)..place];
        }

        var name = new StringBuilder();
        for (place++; place < line.Length; place++)
        {
            if (line[place] != '"')
            {
                name.Append(line[place]);
            }
            else if (place + 1 < line.Length && line[place + 1] == '"')
            {
                name.Append('"');
                place++;
            }
            else
            {
                place++;
                return name.ToString();
            }
        }

        return null;
    }
}
