using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Slipway.Problems;

namespace Slipway.Backups;

/// <summary>Names backups by a pattern, and knows its own again.</summary>
sealed class BackupNames
{
    const string TimestampFormat = "yyyyMMdd_HHmmss";

    readonly string pattern;
    readonly string database;

    BackupNames(string pattern, string database) => (this.pattern, this.database) = (pattern, database);

    /// <summary>The names for a database whose short name is given.</summary>
    public static Outcome<BackupNames> Of(string pattern, string database)
    {
        var rest = pattern.Replace("{name}", "", StringComparison.Ordinal)
            .Replace("{environment}", "", StringComparison.Ordinal)
            .Replace("{timestamp}", "", StringComparison.Ordinal);
        var fault = !pattern.Contains("{timestamp}", StringComparison.Ordinal) ? "lacks {timestamp}"
            : rest.AsSpan().ContainsAny('{', '}') ? "has a placeholder other than {name}, {environment} and {timestamp}"
            : rest.AsSpan().ContainsAny('/', '\\') ? "names a folder"
            : null;
        if (fault is null)
            return new BackupNames(pattern, Plain(database));

        return new Problem(Codes.BackupNameInvalid, $"The pattern for the names of backups, '{pattern}', {fault}.")
        {
            Fix = $"Set backup.name to something like '{BackupSettings.DefaultNamePattern}'.",
        };
    }

    /// <summary>The name of a backup that is made now; <paramref name="attempt"/> counts from 1 within a second.</summary>
    public string NameAt(DateTimeOffset now, string? environment, int attempt)
    {
        var timestamp = now.UtcDateTime.ToString(TimestampFormat, CultureInfo.InvariantCulture);
        return Fill(Plain(environment ?? "unlabelled"), attempt == 1 ? timestamp : $"{timestamp}_{attempt}");
    }

    /// <summary>Whether a name, without extension, is one that we give.</summary>
    public bool Matches(string name)
    {
        var shape = Regex.Escape(Fill("\u0001", "\u0002"))
            .Replace("\u0001", ".+", StringComparison.Ordinal)
            .Replace("\u0002", @"\d{8}_\d{6}(_\d+)?", StringComparison.Ordinal);
        return Regex.IsMatch(name, $"^{shape}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    /// <summary>Whether a backup's moment, written as in names, begins with what a person typed.</summary>
    public static bool MomentBeginsWith(DateTimeOffset moment, string typed) =>
        typed.Length > 0 && moment.UtcDateTime.ToString(TimestampFormat, CultureInfo.InvariantCulture)
            .StartsWith(typed, StringComparison.Ordinal);

    string Fill(string environment, string timestamp) => pattern
        .Replace("{name}", database, StringComparison.Ordinal)
        .Replace("{environment}", environment, StringComparison.Ordinal)
        .Replace("{timestamp}", timestamp, StringComparison.Ordinal);

    /// <summary>The text without what a file name must not hold. Blanks stay.</summary>
    static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
            plain.Append(letter is '/' or '\\' or ':' or '{' or '}' || char.IsControl(letter) ? '-' : letter);

        if (plain.Length > 0 && plain[0] == '.')
            plain[0] = '-';
        return plain.Length == 0 ? "database" : plain.ToString();
    }
}
