namespace Allegutta;

/// <summary>What the application is told when it starts.</summary>
/// <param name="Database">The database's file, as an absolute path.</param>
/// <param name="Urls">Where to listen.</param>
/// <param name="Seeds">Whether to fill the database instead of serving it.</param>
sealed record ServerOptions(string Database, string Urls, bool Seeds)
{
    const string Usage = """
        allegutta [seed] [--database FILE] [--urls http://127.0.0.1:3000]

          --database   the database; otherwise NUXT_DATABASE_URL, such as file:/app/data/portfolio.db
          --urls       where to listen; otherwise port PORT on every address, otherwise http://127.0.0.1:3000
          seed         fill an empty database at revision 0008 with six invented people's portfolios
        """;

    /// <summary>Reads arguments and environment.</summary>
    public static ServerOptions Read(string[] arguments)
    {
        string? database = null, urls = null;
        var seeds = false;
        for (var index = 0; index < arguments.Length; index++)
        {
            var hasValue = index + 1 < arguments.Length;
            switch (arguments[index])
            {
                case "seed" when index == 0: seeds = true; break;
                case "--database" when hasValue: database = arguments[++index]; break;
                case "--urls" when hasValue: urls = arguments[++index]; break;
                default: throw new CannotStartException($"What is '{arguments[index]}'?\n\n{Usage}");
            }
        }

        database ??= Variable("NUXT_DATABASE_URL")
            ?? throw new CannotStartException($"No database is named.\n\n{Usage}");
        urls ??= Variable("PORT") is { } port ? $"http://*:{port}" : "http://127.0.0.1:3000";
        return new ServerOptions(FileOf(database), urls, seeds);
    }

    static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>The file of <c>file:/data/x.db</c>, <c>file:///data/x.db</c>, <c>file:x.db</c> or a plain path.</summary>
    static string FileOf(string url)
    {
        const string scheme = "file:", authority = "///";
        var path = url.StartsWith(scheme, StringComparison.Ordinal) ? url[scheme.Length..].Split('?')[0] : url;
        return Path.GetFullPath(path.StartsWith(authority, StringComparison.Ordinal) ? path[2..] : path);
    }
}
