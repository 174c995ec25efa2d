using System.Text.Json;
using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Cli.Tests.Promises;

/// <summary>What two guides promise of a deployment on PostgreSQL, on the built program.</summary>
public sealed class ServerTests : IDisposable
{
    readonly PostgreSqlDatabase _database = PostgreSqlCluster.Shared.CreateDatabase();
    readonly TempProject _project;

    public ServerTests()
    {
        _project = new TempProject(_database)
            .Migration("0001_users", "create table users (id bigint primary key, email text not null);", "drop table users;")
            .Migration("0002_orders", "create table orders (id bigint primary key, buyer bigint references users);", "drop table orders;")
            .Migration("0003_locale", "alter table users add column locale text;", "alter table users drop column locale;");
    }

    public void Dispose()
    {
        _project.Dispose();
        _database.Dispose();
    }

    [Theory]
    [InlineData("up")]
    [InlineData("upgrade", "head")]
    public void Promise_N7_N24_N45_all_that_is_pending_is_applied_by_the_words_that_people_know(params string[] words)
    {
        Assert.Equal(0, _project.Run(words).Code);
        Assert.Equal(["0001_users", "0002_orders", "0003_locale"], _database.Applied());
    }

    [Fact]
    public void Promise_J1_J22_a_server_behind_an_up_that_fails_is_never_started_and_one_behind_an_up_that_applies_is()
    {
        _project.Migration("0004_wrong", "alter table nobody add column x int;");
        var failed = _project.Run("up", "--", "echo", "launched");
        Assert.Equal(1, failed.Code);
        Assert.DoesNotContain("\nlaunched", failed.Output, StringComparison.Ordinal);

        File.Delete(Path.Combine(_project.Folder, "migrations", "0004_wrong.sql"));
        Assert.EndsWith("launched\n", _project.Run("up", "--", "echo", "launched").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_J2_J20_nothing_makes_a_table_but_a_migration_that_is_recorded()
    {
        _project.Run("up");
        var made = _database.Rows("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1");
        Assert.Equal(["orders", "users"], made);
        Assert.Equal(0, _project.Run("status").Code);
        Assert.Equal(2, _database.Rows("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace").Count);
    }

    [Fact]
    public void Promise_N31_P31_a_failure_says_where_and_what_and_what_next_and_is_kept()
    {
        _project.Run("up");
        _project.Migration("0004_wrong", "alter table users\n  add column id bigint;");
        var failed = _project.Run("up");
        Assert.Equal(1, failed.Code);
        Assert.Contains("migrations/0004_wrong.sql:2:", failed.Errors, StringComparison.Ordinal);
        Assert.Contains("(42701)", failed.Errors, StringComparison.Ordinal);
        Assert.Contains("Rolled back", failed.Errors, StringComparison.Ordinal);
        Assert.Contains("Next: ", failed.Errors, StringComparison.Ordinal);
        Assert.Contains("42701", _project.Run("history", "--failed").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_N32_P21_doctor_and_wait_try_the_login_and_a_query()
    {
        Assert.Equal(0, _project.Run("wait").Code);
        var checks = _project.Run("doctor");
        Assert.Contains("server       PostgreSQL ", checks.Output, StringComparison.Ordinal);
        _project.Environment["APP_DATABASE_URL"] = _database.Url.Replace(_database.Password, "wrong", StringComparison.Ordinal);
        var refused = _project.Run("wait", "--timeout", "2s");
        Assert.Equal(5, refused.Code);
        Assert.DoesNotContain(_database.Password, refused.All, StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_N42_one_line_sums_up_what_was_done()
    {
        var log = _project.Run("up").Output;
        Assert.Contains("Done: base -> 0003_locale, 3 migrations in ", log, StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_of_a_deployment_has_the_fields_of_the_contract()
    {
        using var document = JsonDocument.Parse(_project.Run("up", "--json").Output);
        var root = document.RootElement;
        Assert.Equal("applied", root.GetProperty("outcome").GetString());
        Assert.Equal(3, root.GetProperty("steps").GetArrayLength());
        Assert.Contains(
            root.GetProperty("effects").EnumerateArray(),
            effect => effect.GetProperty("kind").GetString() == "create-table"
                && effect.GetProperty("object").GetString() == "public.users");
    }
}
