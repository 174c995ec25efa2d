using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Slipway.Effects;
using Slipway.Files;
using Slipway.History;

namespace Slipway.Sqlite.History;

/// <summary>How what is no text is written in the columns of our tables, and read back.</summary>
static class RowText
{
    const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public static string Of(Phase phase) => phase switch
    {
        Phase.Expand => "expand",
        Phase.Backfill => "backfill",
        _ => "contract",
    };

    public static Phase PhaseOf(string text) => text switch
    {
        "expand" => Phase.Expand,
        "backfill" => Phase.Backfill,
        "contract" => Phase.Contract,
        _ => throw new FormatException($"'{text}' is no phase"),
    };

    public static string Of(RecordKind kind) => kind switch
    {
        RecordKind.Ran => "ran",
        RecordKind.Stamped => "stamped",
        RecordKind.Adopted => "adopted",
        _ => "squashed",
    };

    public static RecordKind KindOf(string text) => text switch
    {
        "ran" => RecordKind.Ran,
        "stamped" => RecordKind.Stamped,
        "adopted" => RecordKind.Adopted,
        "squashed" => RecordKind.Squashed,
        _ => throw new FormatException($"'{text}' is no kind of row"),
    };

    public static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(
        text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public static string Of(ImmutableArray<string> parents) => Json(writer =>
    {
        writer.WriteStartArray();
        foreach (var parent in parents)
            writer.WriteStringValue(parent);
        writer.WriteEndArray();
    });

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
}
