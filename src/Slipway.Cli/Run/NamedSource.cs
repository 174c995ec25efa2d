using Slipway.Problems;
using Slipway.Settings;

namespace Slipway.Cli.Run;

/// <summary>What a person has named as the source of a schema, told apart but not yet read.</summary>
/// <param name="Word">What was typed.</param>
/// <param name="Url">The database that it names; <see langword="null"/> when it names none.</param>
sealed record NamedSource(string Word, DatabaseUrl? Url)
{
    public const string Database = "database";
    public const string Files = "files";
    public const string Wanted = "wanted";

    static ReadOnlySpan<byte> SqliteHeader => "SQLite format 3\0"u8;

    /// <summary>Tells what a word names: one of the three words, a file or folder, or else a database.</summary>
    /// <param name="word">The word.</param>
    /// <param name="flag">What gave it, such as <c>--from</c>.</param>
    /// <param name="settings">The settings.</param>
    public static Outcome<NamedSource> Of(string word, string flag, SlipwaySettings settings)
    {
        if (word is Files or Wanted || IsText(word, settings.FromHere(word)))
            return new NamedSource(word, null);
        var url = word is Database ? settings.Database : settings.DatabaseAt(word, flag);
        if (url.Succeeded)
            return new NamedSource(word, url.Value);
        return word is Database || word.Contains(':', StringComparison.Ordinal) || word.Contains('=', StringComparison.Ordinal)
            ? url.Problems
            : new NamedSource(word, null);
    }

    /// <summary>What has been there for long is looked into: a database may be called anything.</summary>
    static bool IsText(string word, string path) =>
        word.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) || Directory.Exists(path) || (File.Exists(path) && !IsDatabase(path));

    static bool IsDatabase(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            Span<byte> start = stackalloc byte[SqliteHeader.Length];
            return file.Length == 0 || (file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
                && start.SequenceEqual(SqliteHeader));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
