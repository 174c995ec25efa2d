using Slipway.Conformance;
using Slipway.Settings;
using Slipway.Target;
using Slipway.Testing.PostgreSql;

namespace Slipway.PostgreSql.Tests;

/// <summary>A new database on the tests' own server, whose owner is no superuser.</summary>
public sealed class PostgreSqlEngine : ITestedEngine
{
    public PostgreSqlDatabase Database { get; } = PostgreSqlCluster.Shared.CreateDatabase();

    public string Refused => "insert into no_such_table values (1)";

    public ServerAddress Address => new()
    {
        Hosts = [new ServerHost("127.0.0.1", Database.Cluster.Port)],
        Database = Database.Name,
        User = Database.Name,
        Password = Database.Password,
    };

    public ITarget Open() => new PostgreSqlTarget(Address, PostgreSqlOptions.Default);

    public string NameOf(string table) => $"public.{table}";

    public string CreateTable(string table) => $"create table {table} (id integer)";

    public string AddRow(string table) => $"insert into {table} values (1)";

    public string HasRows(string table, int rows) => $"select count(*) = {rows} from {table}";

    public ValueTask DisposeAsync()
    {
        Database.Dispose();
        return ValueTask.CompletedTask;
    }
}
