using System.Collections.Immutable;

namespace Slipway.Settings;

/// <summary>A database on a server, as any spelling of its URL gives it: where, which, as whom, and how to connect.</summary>
public sealed record ServerAddress
{
    /// <summary>The servers to try, in order; never empty.</summary>
    public required ImmutableArray<ServerHost> Hosts { get; init; }

    /// <summary>The database; <see langword="null"/> when nothing names it: then it is the user's name.</summary>
    public string? Database { get; init; }

    /// <summary>The role to log in as; <see langword="null"/> when nothing names it: then it is the operating system's user.</summary>
    public string? User { get; init; }

    /// <summary>The password; <see langword="null"/> without one. Never show it.</summary>
    public string? Password { get; init; }

    /// <summary>
    /// Everything else that the URL says, under libpq's names in lower case (<c>sslmode</c>, <c>sslrootcert</c>,
    /// <c>application_name</c>, <c>connect_timeout</c>, <c>target_session_attrs</c>, <c>passfile</c>, …), and <c>search_path</c>.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Parameters { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the URL itself says that a pooler stands in between: <c>pgbouncer=true</c>, a host or port known for it.</summary>
    public bool IsPooled { get; init; }

    /// <summary>The address without its secrets: <c>app@db.example:5432/shop</c>.</summary>
    public string Shown => $"{(User is null ? "" : $"{User}@")}{string.Join(',', Hosts)}/{Database ?? User}";

    /// <inheritdoc/>
    public override string ToString() => Shown;
}
