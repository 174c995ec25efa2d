using Npgsql;

namespace NotebookLm;

/// <summary>
/// The database, as the guide has it: <c>DATABASE_URL=postgresql+asyncpg://user:password@host:5432/notebooklm</c>, or
/// <c>DATABASE_HOST</c>, <c>DATABASE_PORT</c>, <c>DATABASE_NAME</c>, <c>DATABASE_USER</c> and <c>DATABASE_PASSWORD</c>.
/// </summary>
static class DatabaseSettings
{
    public static string FromEnvironment() =>
        (Variable("DATABASE_URL") is { } url ? FromUrl(new Uri(url)) : FromComponents()).ConnectionString;

    static NpgsqlConnectionStringBuilder FromUrl(Uri url)
    {
        // A password that the URL leaves out may stand beside it.
        var (user, password) = url.UserInfo.Split(':', 2) is [var name, var secret] ? (name, secret) : (url.UserInfo, null);
        return new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Port = url.IsDefaultPort ? NpgsqlConnection.DefaultPort : url.Port,
            Database = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')),
            Username = Uri.UnescapeDataString(user),
            Password = password is null ? Variable("DATABASE_PASSWORD") : Uri.UnescapeDataString(password),
        };
    }

    /// <summary>Put together field by field: whatever a password holds, it cannot turn into a host.</summary>
    static NpgsqlConnectionStringBuilder FromComponents() => new()
    {
        Host = Variable("DATABASE_HOST") ?? "localhost",
        Port = Variable("DATABASE_PORT") is { } port ? int.Parse(port) : NpgsqlConnection.DefaultPort,
        Database = Variable("DATABASE_NAME") ?? "notebooklm",
        Username = Variable("DATABASE_USER") ?? "postgres",
        Password = Variable("DATABASE_PASSWORD"),
    };

    static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
