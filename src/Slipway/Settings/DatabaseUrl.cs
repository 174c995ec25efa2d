using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Settings.Servers;

namespace Slipway.Settings;

/// <summary>A database, as any of the spellings that people and frameworks use for it names it.</summary>
public sealed record DatabaseUrl
{
    /// <summary>The engine's name.</summary>
    public required string Engine { get; init; }

    /// <summary>The file as an absolute path; <see langword="null"/> when the database is no file.</summary>
    public string? File { get; init; }

    /// <summary>The server and the database on it; <see langword="null"/> when the database is a file.</summary>
    public ServerAddress? Server { get; init; }

    /// <summary>The text as given, surrounding blanks and quotes aside. It may hold a password: never show it.</summary>
    public required string Secret { get; init; }

    /// <summary>The options behind the question mark, or the further pairs of a keyword string; names in lower case.</summary>
    public ImmutableSortedDictionary<string, string> Options { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The database as it may be shown: a path, or the URL as it was understood, its secrets masked.</summary>
    public string Shown => File ?? (Server is null ? SecretText.Mask(Secret) : ServerUrlWriter.Write(Server, SecretText.Hidden));

    /// <summary>What gave it, such as <c>--url</c> or <c>DATABASE_URL</c>.</summary>
    public string Origin { get; init; } = "";

    /// <summary>What the address of a server is put together from, each part with what gave it; empty when it is a file.</summary>
    public ImmutableArray<DatabaseUrlPart> Parts { get; init; } = [];

    /// <summary>What is worth saying about it but stops nothing.</summary>
    public ImmutableArray<Problem> Notes { get; init; } = [];

    /// <summary>Understands a text as a database.</summary>
    /// <param name="text">The text: a URL, a keyword string, or a path.</param>
    /// <param name="folder">The folder from which a relative path is meant.</param>
    public static Outcome<DatabaseUrl> Parse(string text, string folder)
    {
        var clean = UrlText.Clean(text);
        return clean.Succeeded ? new DatabaseUrlReader(clean.Value, folder, sources: null).Read() : clean.Problems;
    }

    /// <inheritdoc/>
    public override string ToString() => Shown;
}
