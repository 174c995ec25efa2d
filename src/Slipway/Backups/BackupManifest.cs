using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Slipway.Target;

namespace Slipway.Backups;

/// <summary>The file beside a backup that says what it is: written and read without reflection.</summary>
static class BackupManifest
{
    const int Format = 1;

    public const string Extension = ".json";

    static readonly JsonWriterOptions Readable = new() { Indented = true };

    public static byte[] Write(Backup backup)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("id", backup.Id);
            json.WriteString("database", backup.Database);
            if (backup.Identity is { } identity)
            {
                json.WriteStartObject("identity");
                json.WriteString("server", identity.Server);
                json.WriteString("name", identity.Name);
                json.WriteEndObject();
            }

            json.WriteString("environment", backup.Environment);
            json.WriteString("reason", backup.Reason);
            json.WriteString("createdAt", backup.CreatedAt.ToString("O", CultureInfo.InvariantCulture));
            json.WriteNumber("bytes", backup.Bytes);
            json.WriteString("sha256", backup.Sha256);
            json.WriteStartObject("rows");
            foreach (var (table, rows) in backup.Rows)
                json.WriteNumber(table, rows);
            json.WriteEndObject();
            json.WriteStartArray("head");
            foreach (var id in backup.Head)
                json.WriteStringValue(id);
            json.WriteEndArray();
            json.WriteString("moment", backup.Moment);
            json.WriteString("external", backup.External);
            json.WriteString("toolVersion", backup.ToolVersion);
            json.WriteBoolean("verified", backup.Verified);
            json.WriteString("failedTrial", backup.FailedTrial);
            json.WriteBoolean("pinned", backup.Pinned);
            json.WriteBoolean("unused", backup.Unused);
            json.WriteString("within", backup.Within);
            json.WriteEndObject();
        }

        return text.ToArray();
    }

    /// <summary>The backup that a manifest describes; <see langword="null"/> when it is none of ours.</summary>
    public static Backup? Read(byte[] manifest, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(manifest);
            return Read(document.RootElement, path);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException
            or FormatException)
        {
            return null;
        }
    }

    static Backup Read(JsonElement json, string path) => new()
    {
        Id = Path.GetFileNameWithoutExtension(path),
        Path = path,
        IsOurs = true,
        Database = json.GetProperty("database").GetString() ?? "",
        Identity = json.TryGetProperty("identity", out var identity) ? ReadIdentity(identity) : null,
        Environment = json.GetProperty("environment").GetString(),
        Reason = json.GetProperty("reason").GetString() ?? "",
        CreatedAt = json.GetProperty("createdAt").GetDateTimeOffset(),
        Bytes = json.GetProperty("bytes").GetInt64(),
        Sha256 = json.GetProperty("sha256").GetString() ?? "",
        Rows = ReadRows(json.GetProperty("rows")),
        Head = ReadHead(json.GetProperty("head")),
        Moment = json.TryGetProperty("moment", out var moment) ? moment.GetString() : null,
        External = json.TryGetProperty("external", out var external) ? external.GetString() : null,
        ToolVersion = json.GetProperty("toolVersion").GetString() ?? "",
        Verified = json.GetProperty("verified").GetBoolean(),
        FailedTrial = json.TryGetProperty("failedTrial", out var trial) ? trial.GetString() : null,
        Pinned = json.GetProperty("pinned").GetBoolean(),
        Unused = json.TryGetProperty("unused", out var unused) && unused.GetBoolean(),
        Within = json.TryGetProperty("within", out var within) ? within.GetString() : null,
    };

    static DatabaseIdentity ReadIdentity(JsonElement json) =>
        new(json.GetProperty("server").GetString(), json.GetProperty("name").GetString() ?? "");

    static ImmutableSortedDictionary<string, long> ReadRows(JsonElement json)
    {
        var rows = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var table in json.EnumerateObject())
            rows.Add(table.Name, table.Value.GetInt64());
        return rows.ToImmutable();
    }

    static ImmutableArray<string> ReadHead(JsonElement json)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        foreach (var id in json.EnumerateArray())
            ids.Add(id.GetString() ?? "");
        return ids.ToImmutable();
    }
}
