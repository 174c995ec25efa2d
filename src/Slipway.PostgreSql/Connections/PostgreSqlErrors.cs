using System.Collections.Immutable;
using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;
using Slipway.Problems;
using Slipway.Settings;
using Slipway.Target;

namespace Slipway.PostgreSql.Connections;

/// <summary>
/// What PostgreSQL's and the network's errors outside of a migration's statements mean to a person: the one place that
/// knows.
/// </summary>
static class PostgreSqlErrors
{
    static readonly ImmutableArray<string> PoolersNotYet =
    [
        "query_wait_timeout", "cannot connect to server", "server login has been failing", "server_login_retry",
        "no more connections allowed",
        "shutting down", "server conn crashed",
    ];

    const string PasswordSources = "Give it in PGPASSWORD, in a line of ~/.pgpass (PGPASSFILE names another file), in DATABASE_PASSWORD or "
        + "DB_PASSWORD, each also as …_FILE for a file that holds it; or percent-encoded in the URL. What is known: slipway config";

    /// <summary>Whether the failure is the server's or the network's, and not ours.</summary>
    public static bool IsEngines(Exception failure) => failure is NpgsqlException or SocketException or IOException or TimeoutException
        || (failure is OperationCanceledException { InnerException: NpgsqlException });

    /// <summary>Whether the connection is gone, and whatever was open on it.</summary>
    public static bool IsLoss(Exception failure) => failure switch
    {
        PostgresException refused => SqlStates.EndsConnection(refused.SqlState),
        NpgsqlException or SocketException or IOException => true,
        _ => false,
    };

    /// <summary>The exception that the port promises.</summary>
    public static Exception Of(Exception failure, OpenDatabase database, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested && failure is not PostgresException { SqlState: not SqlStates.QueryCanceled })
            return new OperationCanceledException("Stopped.", failure, cancel);
        if (failure is PostgresException pooler && pooler.MessageText.Contains("statement pooling", StringComparison.Ordinal))
            return StatementPooling(database.Name).ToException(pooler);
        if (IsLoss(failure))
            return Lost(failure, database.Name);
        return failure is PostgresException refused
            ? ProblemOf(refused, database.Name).ToException(refused)
            : new Problem(Codes.EngineFailed, $"The driver failed on {database.Name}: {Words(failure)}.").ToException(failure);
    }

    /// <summary>A connection that was open is gone.</summary>
    public static TargetUnavailableException Lost(Exception failure, string name) => new(
        new Problem(Codes.ConnectionLost, $"The connection to {name} was lost: {Words(failure)}.")
        {
            Fix = "Look at the server's log, then run again.",
        },
        mayComeUp: true,
        failure);

    /// <summary>The server lets us in, and then says nothing.</summary>
    public static TargetUnavailableException Silent(Exception failure, string name) => NotYet(
        failure, $"{name} does not answer", "Look at the server's load and log, and at the network.");

    /// <summary>Why no connection was obtained; <see langword="null"/> when the failure is none of the server's or the network's.</summary>
    public static TargetUnavailableException? OnOpening(Exception failure, ServerAddress address) => failure switch
    {
        PostgresException refused => new TargetUnavailableException(
            RefusedLogin(refused, address), SqlStates.MeansNotYet(refused.SqlState) || IsPoolersNotYet(refused), refused),
        _ when Find<AuthenticationException>(failure) is { } tls => Never(
            failure, $"TLS with {address.Shown} failed: {tls.Message.TrimEnd('.')}",
            "Look at sslmode and sslrootcert in the URL."),
        _ when Find<SocketException>(failure) is { } socket => OfSocket(failure, socket, address),
        _ when Find<TimeoutException>(failure) is not null => NotYet(
            failure, $"{address.Shown} does not answer", "Look whether the host is right and a firewall lets us through."),
        _ when (Find<FileNotFoundException>(failure) ?? Find<DirectoryNotFoundException>(failure)
            ?? (Exception?)Find<UnauthorizedAccessException>(failure))
            is { } unreadable => Never(
                failure,
                $"A file for the connection to {address.Shown} cannot be read: {unreadable.Message.TrimEnd('.')}",
                "Look at the URL's sslrootcert, sslcert and sslkey."),
        NpgsqlException when Find<IOException>(failure) is { } broken => NotYet(
            failure, $"{address.Shown} broke the connection off: {broken.Message.TrimEnd('.')}", "Look at the server's log."),
        NpgsqlException when failure.Message.StartsWith("SSL connection requested", StringComparison.Ordinal) => Never(
            failure, $"{address.Shown} offers no TLS, and the URL demands it", "Set TLS up on the server; or, where nobody can "
                + "listen: sslmode=prefer in the URL."),
        NpgsqlException when failure.Message.StartsWith("No password has been provided", StringComparison.Ordinal) => Never(
            failure, $"{address.Shown} wants a password, and nothing gives one", PasswordSources),
        NpgsqlException when IsNoPostgreSql(failure.Message) => new TargetUnavailableException(
            new Problem(Codes.DatabaseUnreachable, $"What listens at {address.Shown} is no PostgreSQL server: {Words(failure)}.")
            {
                Fix = "Look at host and port in the URL: slipway config",
            },
            mayComeUp: false,
            failure),
        NpgsqlException => Never(failure, $"{address.Shown} cannot be connected to: {Words(failure)}", "Look at the URL: slipway config"),
        IOException => NotYet(failure, $"{address.Shown} broke the connection off: {Words(failure)}", "Look at the server's log."),
        _ => null,
    };

    /// <summary>Whether what was answered is not of PostgreSQL's protocol.</summary>
    static bool IsNoPostgreSql(string message) =>
        message.StartsWith("Received unknown response", StringComparison.Ordinal)
        || message.Contains("Unknown message code", StringComparison.OrdinalIgnoreCase)
        || message.StartsWith("Received backend message", StringComparison.Ordinal);

    /// <summary>A pooler has one code for everything; these of its words mean that it gets no connection for us at the moment.</summary>
    static bool IsPoolersNotYet(PostgresException refused) =>
        refused.SqlState is SqlStates.ProtocolViolation
        && PoolersNotYet.Any(words => refused.MessageText.Contains(words, StringComparison.Ordinal));

    static TargetUnavailableException OfSocket(Exception failure, SocketException socket, ServerAddress address) =>
        socket.SocketErrorCode switch
        {
            SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => NotYet(
                failure, $"The host of {address.Shown} is not known: {socket.Message}", "Look at the host's name in the URL, "
                    + "and at the network."),
            SocketError.ConnectionRefused => NotYet(
                failure, $"Nothing listens at {address.Shown}: {socket.Message}", "Look whether the server runs, and at host "
                    + "and port in the URL."),
            SocketError.AddressNotAvailable when address.Hosts.Any(host => host.IsSocket) => NotYet(
                failure, $"There is no socket at {address.Shown}: {socket.Message}", "Look whether the server runs, and at the "
                    + "socket's folder."),
            _ => NotYet(failure, $"{address.Shown} cannot be reached: {socket.Message}", "Look whether the server runs, and at "
                + "the network."),
        };

    /// <summary>The server answered, and did not let us in.</summary>
    static Problem RefusedLogin(PostgresException refused, ServerAddress address)
    {
        var words = Words(refused);
        return refused.SqlState switch
        {
            SqlStates.InvalidPassword => new Problem(Codes.LoginRefused, $"{address.Shown}: {words}.")
            {
                Fix = "The password is wrong or has expired (VALID UNTIL), the role has none, or there is no such role. "
                    + "Where they come from: slipway config",
            },
            SqlStates.InvalidAuthorization => new Problem(Codes.LoginRefused, $"{address.Shown}: {words}.")
            {
                Fix = AfterNoAuthorization(refused.MessageText, address),
            },
            SqlStates.InsufficientPrivilege => new Problem(Codes.LoginRefused, $"{address.Shown}: {words}.")
            {
                Fix = "As the database's owner: "
                    + $"grant connect on database {Name(address.Database ?? address.User)} to {Name(address.User)}",
            },
            SqlStates.InvalidCatalogName => new Problem(Codes.DatabaseAbsent, $"{address.Shown}: {words}.")
            {
                Fix = "Look at the name in the URL. If it is to be made: slipway up --create, or: createdb "
                    + $"{ClientWords.Of(address)} {ShellWord.Of(address.Database ?? address.User ?? "name")}",
            },
            SqlStates.TooManyConnections => new Problem(Codes.DatabaseUnreachable, $"{address.Shown} has no connection free: {words}.")
            {
                Fix = "Close connections, or raise max_connections or the role's CONNECTION LIMIT.",
            },
            SqlStates.CannotConnectNow => new Problem(Codes.DatabaseUnreachable, $"{address.Shown} lets nobody in yet: {words}.")
            {
                Fix = "Wait until it is up.",
            },
            SqlStates.ProtocolViolation when IsPoolersNotYet(refused) => new Problem(
                Codes.DatabaseUnreachable, $"The pooler at {address.Shown} has no connection for us: {words}.")
            {
                Fix = "Look at the pooler's log, at its pool's size, and whether it is paused.",
            },
            SqlStates.ProtocolViolation when refused.MessageText.Contains("startup parameter", StringComparison.Ordinal) =>
                new Problem(Codes.LoginRefused, $"{address.Shown} refuses the connection: {words}.")
            {
                Fix = "Behind a pooler nothing can be set at the start: take options and search_path out of the URL, or give "
                    + "Slipway the database "
                    + "past its pooler, in SLIPWAY_DIRECT_URL or \"directUrl\" (a --url wins over both).",
            },
            _ => new Problem(Codes.LoginRefused, $"{address.Shown} refuses the connection: {words}.")
            {
                Fix = "Look at the URL (slipway config) and at the server's log.",
            },
        };
    }

    /// <summary>One code stands for all that is not the password; only the server's words tell what it is.</summary>
    static string AfterNoAuthorization(string words, ServerAddress address)
    {
        bool Says(string part) => words.Contains(part, StringComparison.OrdinalIgnoreCase);

        if (Says("not permitted to log in"))
            return $"As an administrator: alter role {Name(address.User)} login";
        if (Says("peer authentication") || Says("ident authentication"))
            return "Here the role must be the system's user, or pg_ident.conf must map the one to the other.";
        if (Says("certificate"))
            return "Name a certificate of this role, and its key, in the URL: sslcert and sslkey.";
        return Says("pg_hba.conf")
            ? "pg_hba.conf has no line that lets this role into this database from this host, or wants TLS."
            : "The role does not exist, may not log in, or pg_hba.conf has no line for this host, database and role (or wants TLS).";
    }

    static string Name(string? name) => name is null ? "…" : SqlQuoting.Name(name);

    /// <summary>The server refused a statement of ours.</summary>
    static Problem ProblemOf(PostgresException refused, string name) => refused.SqlState switch
    {
        SqlStates.InsufficientPrivilege => new Problem(Codes.PrivilegeMissing, $"{name}: {Words(refused)}.")
        {
            Fix = "What is missing and how to grant it: slipway doctor",
        },
        SqlStates.ReadOnlyTransaction => HeldReadOnly(name),
        SqlStates.LockNotAvailable or SqlStates.DeadlockDetected => new Problem(Codes.DatabaseBusy, $"{name}: {Words(refused)}.")
        {
            Fix = "Let who holds the lock finish, then run again.",
        },
        SqlStates.DiskFull => new Problem(Codes.DiskSpaceLow, $"The server's disk is full: {Words(refused)}.")
        {
            Fix = "Free some space on the server, then run again.",
        },
        _ => new Problem(Codes.EngineFailed, $"{name}: {Words(refused)}.") { Fix = "Look at the server's log, then run again." },
    };

    /// <summary>The pooler allows no transaction of more than one statement.</summary>
    static Problem StatementPooling(string name) => new(
        Codes.LockUnreliable, $"The pooler in front of {name} hands every statement on alone (pool_mode = statement): no "
            + "transaction is possible.")
    {
        State = "Nothing was changed.",
        Fix = "Give Slipway the database past its pooler, in SLIPWAY_DIRECT_URL or \"directUrl\" (a --url wins over both).",
    };

    /// <summary>The server only follows another one.</summary>
    public static Problem Standby(string name) => new(
        Codes.DatabaseReadOnly, $"{name} is a standby: it cannot be changed, and what it shows may be old.")
    {
        State = "Nothing was changed.",
        Fix = "Name the primary in the URL, or all hosts with target_session_attrs=read-write.",
    };

    /// <summary>The server could be written, and the role, the database or the URL says that it must not.</summary>
    public static Problem HeldReadOnly(string name) => new(
        Codes.DatabaseReadOnly, $"{name} is held read-only by the setting default_transaction_read_only.")
    {
        State = "Nothing was changed.",
        Fix = "Look where it is set: \\drds in psql, the URL's options, postgresql.conf. For a role: "
            + "alter role NAME reset default_transaction_read_only; for a database: alter database NAME reset …",
    };

    /// <summary>The failure in words, without what could hold rows or secrets.</summary>
    public static string Words(Exception failure) => failure switch
    {
        PostgresException refused => $"{refused.MessageText} ({refused.SqlState})",
        { InnerException: { } inner } and (NpgsqlException or AggregateException) => $"{failure.Message.TrimEnd('.')}: {Words(inner)}",
        _ => failure.Message.TrimEnd('.'),
    };

    static TargetUnavailableException NotYet(Exception cause, string what, string fix) =>
        new(new Problem(Codes.DatabaseUnreachable, what + ".") { Fix = fix }, mayComeUp: true, cause);

    static TargetUnavailableException Never(Exception cause, string what, string fix) =>
        new(new Problem(Codes.LoginRefused, what + ".") { Fix = fix }, mayComeUp: false, cause);

    static T? Find<T>(Exception? failure)
        where T : Exception
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is T found)
                return found;
        }

        return null;
    }
}
