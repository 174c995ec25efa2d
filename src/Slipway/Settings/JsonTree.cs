using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Problems;

namespace Slipway.Settings;

/// <summary>A JSON value that knows where it stands, so that a fault in it can be pointed at.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text of a string, number or literal.</param>
/// <param name="Where">Where it begins.</param>
sealed record JsonTree(JsonTokenType Kind, string Text, Place Where)
{
    /// <summary>The members of an object, as written.</summary>
    public ImmutableArray<JsonMember> Members { get; init; } = [];

    /// <summary>The elements of an array.</summary>
    public ImmutableArray<JsonTree> Items { get; init; } = [];

    public bool IsObject => Kind is JsonTokenType.StartObject;

    public bool IsArray => Kind is JsonTokenType.StartArray;

    public bool IsNull => Kind is JsonTokenType.Null;

    /// <summary>Reads JSON with comments and trailing commas.</summary>
    public static Outcome<JsonTree> Parse(ReadOnlySpan<byte> utf8, string file)
    {
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        var places = new TextPlaces(file);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
        });
        try
        {
            reader.Read();
            var tree = Read(ref reader, utf8, places);
            return reader.Read() ? Fault("there is text after the end", places.At(utf8, (int)reader.TokenStartIndex)) : tree;
        }
        catch (JsonException fault)
        {
            var line = (int)(fault.LineNumber ?? 0) + 1;
            var column = (int)(fault.BytePositionInLine ?? 0) + 1;
            return Fault(FirstSentence(fault.Message), new Place(file, line, column));
        }
        catch (ProblemException fault)
        {
            return fault.Problem;
        }
    }

    static JsonTree Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, TextPlaces places)
    {
        var where = places.At(utf8, (int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return new JsonTree(reader.TokenType, "", where) { Members = ReadMembers(ref reader, utf8, places) };
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<JsonTree>();
                while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
                    items.Add(Read(ref reader, utf8, places));
                return new JsonTree(JsonTokenType.StartArray, "", where) { Items = items.ToImmutable() };
            case JsonTokenType.String:
                return new JsonTree(reader.TokenType, reader.GetString()!, where);
            default:
                return new JsonTree(reader.TokenType, System.Text.Encoding.UTF8.GetString(reader.ValueSpan), where);
        }
    }

    static ImmutableArray<JsonMember> ReadMembers(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, TextPlaces places)
    {
        var members = ImmutableArray.CreateBuilder<JsonMember>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
        {
            var where = places.At(utf8, (int)reader.TokenStartIndex);
            var name = reader.GetString()!;
            if (members.Any(member => member.Name == name))
                throw Fault($"'{name}' is there twice", where).ToException();
            reader.Read();
            members.Add(new JsonMember(name, where, Read(ref reader, utf8, places)));
        }

        return members.ToImmutable();
    }

    static Problem Fault(string what, Place where) => new(Codes.SettingsSyntax, $"This is not valid JSON: {what.TrimEnd('.')}.")
    {
        Where = where,
    };

    static string FirstSentence(string message) =>
        message.IndexOf(" LineNumber:", StringComparison.Ordinal) is var end and > 0 ? message[..end] : message;
}
