using Npgsql;
using Slipway.Problems;
using Slipway.Settings;
using Slipway.Target;

namespace Slipway.PostgreSql.Connections;

/// <summary>Makes a database that the server does not have, from one that every server has.</summary>
sealed class DatabaseCreation(ServerAddress address)
{
    const string DuplicateDatabase = "42P04";

    /// <exception cref="ProblemException">The role may not make databases.</exception>
    public async Task MakeUnlessThereAsync(PostgreSqlConnections connections, CancellationToken cancel)
    {
        try
        {
            var database = await connections.OpenAsync(cancel).ConfigureAwait(false);
            await database.DisposeAsync().ConfigureAwait(false);
        }
        catch (TargetUnavailableException absent) when (absent.Problem.Code == Codes.DatabaseAbsent)
        {
            await MakeAsync(cancel).ConfigureAwait(false);
        }
    }

    async Task MakeAsync(CancellationToken cancel)
    {
        var name = DatabaseName.Of(address);
        var other = await OtherDatabase.OpenAsync(address, name, cancel).ConfigureAwait(false);
        await using var _ = other.ConfigureAwait(false);
        try
        {
            await other.Server.RunAsync(cancel, new OwnSql($"create database {SqlQuoting.Name(name)}")).ConfigureAwait(false);
        }
        catch (PostgresException refused) when (refused.SqlState is DuplicateDatabase or SqlStates.UniqueViolation)
        {
            // Another run was faster.
        }
        catch (PostgresException refused) when (refused.SqlState is SqlStates.InsufficientPrivilege)
        {
            var role = await other.Server.TextAsync(new OwnSql("select current_user::pg_catalog.text"), cancel).ConfigureAwait(false);
            throw MayNotMake(name, role!).ToException(refused);
        }
        catch (Exception failure) when (PostgreSqlErrors.IsEngines(failure))
        {
            throw PostgreSqlErrors.Of(failure, other.Server, cancel);
        }
    }

    static Problem MayNotMake(string name, string role) => new(
        Codes.PrivilegeMissing, $"The database {name} is not there, and the role {role} may not make databases.")
    {
        State = "Nothing was created.",
        Fix = $"Let one that may make it: create database {SqlQuoting.Name(name)} owner {SqlQuoting.Name(role)}; Then run this again.",
    };
}
