using Slipway.Problems;
using Slipway.Replay;
using Slipway.Settings;
using Slipway.Sql;
using Slipway.Target;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.PostgreSql.Tests.Shadows;

/// <summary>Throw-away databases: what they are like, which of them stay, and who clears away what is left of a killed run.</summary>
public sealed class ShadowTests : IAsyncDisposable
{
    readonly PostgreSqlDatabase _database = PostgreSqlCluster.Shared.CreateDatabase("createdb");
    readonly List<ITarget> _targets = [];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static RunIdentity Run { get; } = new("run-1", "tester", "here", 1, "0.1.0");

    public async ValueTask DisposeAsync()
    {
        foreach (var target in _targets)
            await target.DisposeAsync();
        _database.Dispose();
    }

    [Fact]
    public async Task A_shadow_is_made_like_its_database_and_is_gone_afterwards()
    {
        _database.Cluster.Run($"alter database {_database.Name} set search_path to here, public");
        string name;
        await using (var shadow = await TargetOf(_database).OpenShadowAsync(key: null, Cancel))
        {
            Assert.False(shadow.IsFilled);
            name = Assert.Single(Shadows());
            await ExecuteAsync(shadow, "create schema here", "create table users (id integer)");
            Assert.Equal(["here"], Rows(name, "select schemaname from pg_tables where tablename = 'users'"));
            Assert.Equal(KindOf(_database.Name), KindOf(name));
        }

        Assert.Empty(Shadows());
        Assert.Empty(_database.Rows("select tablename from pg_tables where tablename = 'users'"));
    }

    [Fact]
    public async Task What_is_kept_under_a_key_is_found_filled_again_and_makes_way_for_the_next()
    {
        await KeepAsync(new ShadowKey("files", "one"), "create table one (id integer)");
        var kept = Assert.Single(Shadows());
        Assert.Contains("it may be dropped at any time", CommentOf(kept), StringComparison.Ordinal);

        await using (var again = await TargetOf(_database).OpenShadowAsync(new ShadowKey("files", "one"), Cancel))
        {
            Assert.True(again.IsFilled);
            Assert.Equal(["one"], Rows(kept, "select tablename from pg_tables where schemaname = 'public'"));
        }

        await KeepAsync(new ShadowKey("wanted", "one"), "create table wanted (id integer)");
        Assert.Equal(2, Shadows().Count);
        await KeepAsync(new ShadowKey("files", "two"), "create table two (id integer)");
        Assert.Equal(2, Shadows().Count);
        Assert.DoesNotContain(kept, Shadows());
    }

    [Fact]
    public async Task What_was_kept_under_other_settings_of_the_database_is_made_anew()
    {
        var key = new ShadowKey("files", "one");
        await KeepAsync(key, "create table one (id integer)");
        _database.Cluster.Run($"alter database {_database.Name} set search_path to elsewhere");

        await using (var shadow = await TargetOf(_database).OpenShadowAsync(key, Cancel))
            Assert.False(shadow.IsFilled);
        await KeepAsync(key, "create schema elsewhere", "create table one (id integer)");

        Assert.Equal(["elsewhere"], Rows(Assert.Single(Shadows()), "select schemaname from pg_tables where tablename = 'one'"));
    }

    [Fact]
    public async Task Two_that_fill_the_same_at_once_keep_one()
    {
        var key = new ShadowKey("files", "one");
        var target = TargetOf(_database);
        await using (var first = await target.OpenShadowAsync(key, Cancel))
        await using (var second = await target.OpenShadowAsync(key, Cancel))
        {
            await ExecuteAsync(first, "create table one (id integer)");
            await ExecuteAsync(second, "create table one (id integer)");
            await first.KeepAsync(Cancel);
            await second.KeepAsync(Cancel);
        }

        Assert.Single(Shadows());
        await using var found = await target.OpenShadowAsync(key, Cancel);
        Assert.True(found.IsFilled);
    }

    [Fact]
    public async Task A_database_that_is_not_there_yet_has_shadows_too()
    {
        var address = AddressOf(_database) with { Database = $"{_database.Name}_later" };
        await using var target = new PostgreSqlTarget(address, PostgreSqlOptions.Default);
        await using var shadow = await target.OpenShadowAsync(key: null, Cancel);

        await ExecuteAsync(shadow, "create table users (id integer)");

        Assert.Equal(["users"], Rows(Assert.Single(Shadows()), "select tablename from pg_tables where schemaname = 'public'"));
    }

    [Fact]
    public async Task A_role_that_may_not_make_databases_is_told_what_lets_it_or_where_else_to_make_them()
    {
        using var other = _database.Cluster.CreateDatabase();

        var problem = (await Assert.ThrowsAsync<ProblemException>(() => TargetOf(other).OpenShadowAsync(key: null, Cancel))).Problem;

        Assert.Equal(Codes.ShadowUnavailable, problem.Code);
        Assert.Contains($"alter role \"{other.Name}\" createdb", problem.Fix, StringComparison.Ordinal);
        Assert.Contains("SLIPWAY_SHADOW_URL", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_killed_run_has_left_is_dropped_and_nothing_else()
    {
        _database.Run("create database slipway_shadow_at_20200101000000_0badcafe");
        _database.Run("create database slipway_shadow_at_20200101000000_0badf00d");
        _database.Run("comment on database slipway_shadow_at_20200101000000_0badf00d is 'mine'");
        _database.Run("create database slipway_shadow_at_21000101000000_0badcafe");

        await using (await TargetOf(_database).OpenShadowAsync(key: null, Cancel))
            Assert.Equal(3, Shadows().Count);

        Assert.Equal(["slipway_shadow_at_20200101000000_0badf00d", "slipway_shadow_at_21000101000000_0badcafe"], Shadows());
    }

    [Fact]
    public async Task Definitions_and_replays_reach_nothing_beyond_their_database()
    {
        var target = TargetOf(_database);
        var shadows = new SchemaShadows(target, Run);
        var text = new DefinitionText("schema.sql", "create role beyond; alter system set work_mem to '5MB';\n"
            + "select pg_catalog.set_config('search_path', '', false);\ncreate table public.users (id integer);");

        var filled = await shadows.FillAsync(new SchemaSource.Definitions(new DefinitionTexts([text])), Cancel);

        Assert.True(filled.Succeeded, filled.Succeeded ? "" : filled.Problems[0].Message);
        await using var shadow = filled.Value;
        Assert.Empty(_database.Rows("select rolname from pg_roles where rolname = 'beyond'"));
        Assert.Equal(["users"], Rows(Assert.Single(Shadows()), "select tablename from pg_tables where schemaname = 'public'"));
    }

    static ServerAddress AddressOf(PostgreSqlDatabase database) => new()
    {
        Hosts = [new ServerHost("127.0.0.1", database.Cluster.Port)],
        Database = database.Name,
        User = database.Name,
        Password = database.Password,
    };

    PostgreSqlTarget TargetOf(PostgreSqlDatabase database)
    {
        var target = new PostgreSqlTarget(AddressOf(database), PostgreSqlOptions.Default);
        _targets.Add(target);
        return target;
    }

    async Task KeepAsync(ShadowKey key, params string[] statements)
    {
        await using var shadow = await TargetOf(_database).OpenShadowAsync(key, Cancel);
        Assert.False(shadow.IsFilled);
        await ExecuteAsync(shadow, statements);
        await shadow.KeepAsync(Cancel);
    }

    static async Task ExecuteAsync(IShadow shadow, params string[] statements)
    {
        var held = Assert.IsType<LockAttempt.Held>(await shadow.Target.TryLockAsync(Run, Cancel));
        await using var session = held.Session;
        foreach (var statement in statements)
            await session.ExecuteAsync(new SqlStatement(statement, 0, 1, 1), Cancel);
    }

    /// <summary>Those of this test's role.</summary>
    IReadOnlyList<string> Shadows() => _database.Rows(
        $"select datname from pg_database where datname like 'slipway\\_shadow\\_%' and pg_get_userbyid(datdba) = '{_database.Name}' "
        + "order by 1");

    IReadOnlyList<string> KindOf(string name) => _database.Rows(
        $"select pg_encoding_to_char(encoding), datcollate, pg_get_userbyid(datdba) from pg_database where datname = '{name}'");

    string CommentOf(string name) => Assert.Single(_database.Rows(
        $"select shobj_description(oid, 'pg_database') from pg_database where datname = '{name}'"));

    IReadOnlyList<string> Rows(string database, string query) =>
        new PostgreSqlDatabase(_database.Cluster, database, _database.Password).Rows(query);
}
