using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Slipway.Effects;
using Slipway.Files;

namespace Slipway.History;

/// <summary>How what is no text is written in the columns of our tables, and read back.</summary>
public static class RowText
{
    const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>Longer texts are kept by their checksum only.</summary>
    const int LongestText = 1 << 20;

    /// <summary>The phase as a word.</summary>
    public static string Of(Phase phase) => phase switch
    {
        Phase.Expand => "expand",
        Phase.Backfill => "backfill",
        _ => "contract",
    };

    /// <summary>The phase of a word.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Phase PhaseOf(string text) => text switch
    {
        "expand" => Phase.Expand,
        "backfill" => Phase.Backfill,
        "contract" => Phase.Contract,
        _ => throw new FormatException($"'{text}' is no phase"),
    };

    /// <summary>The kind of a row as a word.</summary>
    public static string Of(RecordKind kind) => kind switch
    {
        RecordKind.Ran => "ran",
        RecordKind.Stamped => "stamped",
        RecordKind.Adopted => "adopted",
        _ => "squashed",
    };

    /// <summary>The kind of a row of a word.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static RecordKind KindOf(string text) => text switch
    {
        "ran" => RecordKind.Ran,
        "stamped" => RecordKind.Stamped,
        "adopted" => RecordKind.Adopted,
        "squashed" => RecordKind.Squashed,
        _ => throw new FormatException($"'{text}' is no kind of row"),
    };

    /// <summary>A moment as our tables write it: <c>2026-11-25T00:52:10.300Z</c>.</summary>
    public static DateTimeOffset Time(ReadOnlySpan<byte> text)
    {
        // Read for every row of the history at every start: the framework's own reader takes ten times as long.
        if (text.Length == 24 && text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && text[16] == ':'
            && text[19] == '.' && text[23] == 'Z'
            && Digits(text[..4]) is var year and > 0 && Digits(text[5..7]) is var month and >= 1 and <= 12
            && Digits(text[8..10]) is var day and >= 1 && day <= DateTime.DaysInMonth(year, month)
            && Digits(text[11..13]) is var hour and >= 0 and < 24 && Digits(text[14..16]) is var minute and >= 0 and < 60
            && Digits(text[17..19]) is var second and >= 0 and < 60 && Digits(text[20..23]) is var millisecond and >= 0)
            return new DateTimeOffset(year, month, day, hour, minute, second, millisecond, TimeSpan.Zero);
        return DateTimeOffset.ParseExact(
            Encoding.UTF8.GetString(text), TimeFormat, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
    }

    /// <summary>The number; negative when there is something else than digits.</summary>
    static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return -1;
            number = number * 10 + (digit - '0');
        }

        return number;
    }

    /// <summary>Ids as a JSON array.</summary>
    public static string Of(ImmutableArray<string> parents) => Json(writer =>
    {
        writer.WriteStartArray();
        foreach (var parent in parents)
            writer.WriteStringValue(parent);
        writer.WriteEndArray();
    });

    /// <summary>The ids of a JSON array.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ImmutableArray<string> Parents(ReadOnlySpan<byte> json)
    {
        if (json.SequenceEqual("[]"u8))
            return [];
        var reader = new Utf8JsonReader(json);
        var parents = ImmutableArray.CreateBuilder<string>();
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String)
                parents.Add(reader.GetString()!);
            else if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndArray))
                throw new FormatException("the parents are no list of ids");
        }

        return parents.ToImmutable();
    }

    /// <summary>Effects as a JSON array of objects with kind, object, rows and migration.</summary>
    public static string Of(ImmutableArray<Effect> effects) => Json(writer =>
    {
        writer.WriteStartArray();
        foreach (var effect in effects)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", effect.Kind);
            writer.WriteString("object", effect.Object);
            if (effect.Rows is { } rows)
                writer.WriteNumber("rows", rows);
            if (effect.Migration is { } migration)
                writer.WriteString("migration", migration);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    /// <summary>The effects of such an array.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static ImmutableArray<Effect> Effects(ReadOnlySpan<byte> json)
    {
        if (json.SequenceEqual("[]"u8))
            return [];
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(json));
        var effects = ImmutableArray.CreateBuilder<Effect>();
        foreach (var effect in document.RootElement.EnumerateArray())
        {
            effects.Add(new Effect(
                effect.GetProperty("kind").GetString() ?? "",
                effect.GetProperty("object").GetString() ?? "",
                effect.TryGetProperty("rows", out var rows) ? rows.GetInt64() : null,
                effect.TryGetProperty("migration", out var migration) ? migration.GetString() : null));
        }

        return effects.ToImmutable();
    }

    static string Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A migration's text as it is kept: one of more than a megabyte is not.</summary>
    public static string? Kept(string? text) => text is null || Encoding.UTF8.GetByteCount(text) > LongestText ? null : text;
}
