using Microsoft.Data.Sqlite;
using Slipway.Testing;
using Xunit;

namespace Slipway.Faults;

public sealed class ForeignKeyTests
{
    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public void Fault_F11_the_foreign_keys_of_the_application_stay_on_while_and_after_a_deployment_has_its_own_off(string journalMode)
    {
        using var project = new TempProject();
        project.Migration("0001_first", """
            create table parent (id integer primary key);
            create table child (parent integer not null references parent (id));
            insert into parent values (1);
            """);
        Assert.Equal(0, project.Run("up", "--create").Code);
        project.Database.Execute($"pragma journal_mode = {journalMode}");
        using var application = project.Database.Open();
        Execute(application, "pragma foreign_keys = on");

        // Rebuilding the parent would break or empty the child if foreign keys acted here.
        project.Migration("0002_rebuild", """
            create table parent_new (id integer primary key, name text);
            insert into parent_new (id) select id from parent;
            drop table parent;
            alter table parent_new rename to parent;
            """);
        var ended = project.Run("up");

        Assert.True(ended.Code == 0, ended.All);
        Execute(application, "insert into child values (1)");
        var refused = Assert.Throws<SqliteException>(() => Execute(application, "insert into child values (2)"));
        Assert.Contains("FOREIGN KEY", refused.Message, StringComparison.Ordinal);
    }

    static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
