using System.Diagnostics;
using Npgsql;
using Slipway.Rollout;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>
/// Others hold what a migration needs: it waits briefly and often, so that nobody queues behind it for long, and says
/// who.
/// </summary>
public sealed class ServerLockTests : IDisposable
{
    readonly ServerUnderFault _server = new();

    [Fact]
    public void Fault_B10_behind_a_long_reader_nobody_waits_longer_than_a_rung()
    {
        _server.WithPending();
        using var holder = Hold("select count(*) from users", "reporting");
        using var crowd = new Crowd(_server.Database, clients: 50);
        using var run = _server.Start();
        run.Until("attempt=8");

        holder.Dispose();

        Assert.True(run.End() == 0, run.Said);
        Assert.Contains("reporting", run.Said, StringComparison.Ordinal);
        Assert.True(crowd.Stop() < TimeSpan.FromSeconds(3.5), $"A reader waited {crowd.Stop()}");
        _server.AssertConverged("reader");
    }

    [Fact]
    public void Fault_B10_who_will_not_wait_is_told_who_held_it_up()
    {
        _server.WithPending();
        using var holder = Hold("select count(*) from users", "reporting");

        var ended = _server.Up("--lock-wait", "2s");

        Assert.True(ended.Code == 6, ended.All);
        Assert.Contains("it was held up by process", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("reporting", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("--lock-wait", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("insufficient privilege", ended.All, StringComparison.Ordinal);
        Assert.Equal(["0001_users"], _server.Database.Applied());
        holder.Dispose();
        Assert.Equal(0, _server.Up().Code);
        _server.AssertConverged("later");
    }

    /// <summary>To look at the tables must not wait for whoever has locked one of them, least of all one that is not concerned.</summary>
    [Theory]
    [InlineData("create table other (x int)")]
    [InlineData("create table other (x int); create view seen as select * from other")]
    public async Task Fault_B10_a_table_that_somebody_has_for_himself_is_waited_for_no_longer_than_its_lock(string before)
    {
        foreach (var statement in before.Split("; "))
            _server.Database.Run(statement);
        _server.WithPending();
        using var holder = Hold("lock table other in access exclusive mode", "maintenance");
        using var run = _server.Start();

        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        await holder.DisposeAsync();

        Assert.True(run.End() == 0, run.Said);
        _server.AssertConverged("maintenance");
    }

    /// <summary>An index that is left invalid may be one in the making: whoever holds its table is waited for as for any lock.</summary>
    [Fact]
    public void Fault_E23_who_holds_the_table_of_an_unusable_index_is_named_and_waited_for_no_longer_than_wanted()
    {
        _server.Database.Run("update users set name = 'twice' where id < 3");
        Assert.Throws<InvalidOperationException>(
            () => _server.Database.Script("create unique index concurrently users_name on users (name)"));
        _server.Database.Run("update users set name = name || id");
        _server.Migration("0002_index", "create unique index concurrently users_name on users (name);");
        using var holder = Hold("lock table users in share update exclusive mode", "vacuuming");

        var ended = _server.Up("--lock-wait", "1s");

        Assert.True(ended.Code == 6, ended.All);
        Assert.Contains("vacuuming", ended.Errors, StringComparison.Ordinal);
        holder.Dispose();
        Assert.Equal(0, _server.Up().Code);
        Assert.Equal(true, _server.Database.Single("select indisvalid from pg_index where indexrelid = 'users_name'::regclass"));
    }

    /// <summary>What is committed in parts waits for each of them in the same way.</summary>
    [Fact]
    public void Fault_B10_a_part_of_a_migration_is_tried_again_as_a_whole()
    {
        _server.WithPending().Migration(
            "0003_index", "create index concurrently users_locale on users (locale);\ninsert into users values (101, 'index', "
                + "'nn');\nalter table users alter column name set default 'x';");
        using var holder = Hold("select count(*) from users where false; lock table users in access share mode", "reporting");
        using (var first = Hold("select 1", "idle"))
            first.Dispose();
        var retries = 0;

        var report = _server.Deploy(heard: happened =>
        {
            if (happened is RolloutEvent.Retrying && ++retries == 3)
                holder.Dispose();
        });

        Assert.True(report.Problems.IsEmpty, string.Join("\n", report.Problems));
        Assert.True(retries >= 3);
        _server.AssertConverged("part");
    }

    [Fact]
    public void Fault_B12_a_dump_of_somebody_elses_is_named_and_waited_for()
    {
        _server.Database.Run("create table large as select i, repeat('x', 1000) as text from generate_series(1, 20000) i");
        _server.WithPending();
        using var dump = RunningProgram.Start(
            "/", ["sh", "-c", $"{PostgreSqlCluster.Programs}/pg_dump -h {_server.Database.Cluster.Folder} -p "
                + $"{_server.Database.Cluster.Port} -U postgres {_server.Database.Name} | sleep 60"]);
        Wait.Until(() => _server.Database.Rows("select pid from pg_stat_activity where application_name = 'pg_dump' and datname = "
            + "current_database() and query like 'COPY%'") is not []);

        using var run = _server.Start();
        run.Until("pg_dump");
        Run(_server.Database.Cluster.Open(), "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'pg_dump'");

        Assert.True(run.End() == 0, run.Said);
        _server.AssertConverged("dump");
    }

    /// <summary>The application has what the migration wants, and wants what the migration has.</summary>
    [Fact]
    public async Task Fault_B13_a_deadlock_with_the_application_is_tried_again_as_a_whole_and_applied_once()
    {
        _server.Database.Run("create table a (id integer); create table b (id integer)");
        // Whoever notices a deadlock is its victim: here always the migration.
        _server.Database.Cluster.Run($"alter role {_server.Database.Name} set deadlock_timeout = '30ms'");
        _server.WithPending().Migration(
            "0002_locale",
            "alter table users add column locale text;\nupdate users set locale = 'nb' where id % 2 = 0;\nalter table a add column x "
                + "integer;\nselect pg_sleep(0.5);\nalter table b add column x integer;");
        using var application = _server.Database.Cluster.Open(_server.Database.Name);
        Run(application, "begin; set local deadlock_timeout = '1min'; lock table b in access share mode");
        var retries = new List<string>();
        Task? wants = null;

        var report = _server.Deploy(heard: happened =>
        {
            if (happened is RolloutEvent.StepBegan { Number: 1 } && wants is null)
                wants = Task.Run(() => WantA(application));
            if (happened is RolloutEvent.Retrying retrying)
                retries.Add(retrying.Reason.Message);
        });

        Assert.True(report.Problems.IsEmpty, string.Join("\n", report.Problems));
        Assert.Contains(retries, message => message.Contains("40P01", StringComparison.Ordinal));
        Assert.Equal(["a|x", "b|x"], _server.Database.Rows("select table_name, column_name from information_schema.columns where "
            + "table_name in ('a', 'b') and column_name = 'x' order by 1"));
        _server.AssertConverged("deadlock");
        await wants!;
    }

    public void Dispose() => _server.Dispose();

    /// <summary>Waits until the migration has table a, then wants it, and lets everything go once it has it.</summary>
    void WantA(NpgsqlConnection application)
    {
        Wait.Until(() => _server.Database.Rows(
            "select 1 from pg_locks where relation = 'a'::regclass and mode = 'AccessExclusiveLock' and granted") is not []);
        Run(application, "lock table a in access share mode; commit");
    }

    /// <summary>A transaction that has done something and does nothing more.</summary>
    NpgsqlConnection Hold(string sql, string name)
    {
        var connection = new NpgsqlConnection(
            _server.Database.ConnectionStringAt(_server.Database.Cluster.Port) + $";Application Name={name}");
        connection.Open();
        Run(connection, $"begin; {sql}");
        return connection;
    }

    static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>An application: many that read the table all the time.</summary>
    sealed class Crowd : IDisposable
    {
        readonly CancellationTokenSource _stop = new();
        readonly List<Task<TimeSpan>> _readers;

        public Crowd(PostgreSqlDatabase database, int clients) =>
            _readers = [.. Enumerable.Range(0, clients).Select(_ => Task.Run(() => ReadAsync(database)))];

        /// <returns>The longest that one reading took.</returns>
        public TimeSpan Stop()
        {
            _stop.Cancel();
            return Task.WhenAll(_readers).GetAwaiter().GetResult().Max();
        }

        public void Dispose()
        {
            _stop.Cancel();
            _stop.Dispose();
        }

        async Task<TimeSpan> ReadAsync(PostgreSqlDatabase database)
        {
            await using var connection = new NpgsqlConnection(database.ConnectionStringAt(database.Cluster.Port));
            await connection.OpenAsync();
            var longest = TimeSpan.Zero;
            while (!_stop.IsCancellationRequested)
            {
                var began = Stopwatch.GetTimestamp();
                await using (var command = new NpgsqlCommand("select count(*) from users", connection))
                    await command.ExecuteScalarAsync();
                var took = Stopwatch.GetElapsedTime(began);
                longest = took > longest ? took : longest;
                await Task.Delay(100);
            }

            return longest;
        }
    }
}
