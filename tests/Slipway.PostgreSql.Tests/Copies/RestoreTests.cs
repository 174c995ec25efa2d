using Npgsql;
using Slipway.PostgreSql.Copies;
using Slipway.Problems;
using Slipway.Target;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.PostgreSql.Tests.Copies;

/// <summary>The way back.</summary>
public sealed class RestoreTests : CopySuite
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_restored_database_is_as_it_was_and_the_one_before_is_kept(bool hasPgDump)
    {
        Database.Run("create table t (n int); insert into t values (1), (2)");
        var target = TargetOf(programs: hasPgDump ? null : None);
        var backup = await CreateAsync(target);
        var then = Database.Dump();
        Database.Run("create table extra (n int); drop view if exists v");

        var restored = await RestoreAsync(backup, target: target);

        Assert.True(restored.Succeeded, restored.Succeeded ? "" : restored.Problems[0].Message);
        Assert.Equal(then, Database.Dump());
        var kept = Assert.Single(Kept());
        Assert.Contains(Notes.All, note => note.Contains(kept, StringComparison.Ordinal));
        using var before = Database.Cluster.Open(kept);
        using var look = new NpgsqlCommand("select to_regclass('extra') is not null", before);
        Assert.Equal(true, look.ExecuteScalar());
    }

    [Theory]
    [InlineData("insert into t values (3)", "were written since")]
    [InlineData("update t set n = 9 where n = 2", "were written since")]
    [InlineData("delete from t where n = 2", "were removed since")]
    [InlineData("create table new_one as select 1 n", "were written since")]
    [InlineData("select lo_from_bytea(0, 'precious')", "1 large objects were written since")]
    [InlineData("begin; savepoint s; update t set n = 9 where n = 2; release s; commit", "were written since")]
    public async Task Fault_G5_rows_that_are_newer_than_the_backup_stop_a_restore_until_told(string change, string expected)
    {
        Database.Run("create table t (n int); insert into t values (1), (2)");
        var backup = await CreateAsync();
        using (var connection = Database.Open())
        using (var batch = new NpgsqlBatch(connection))
        {
            foreach (var statement in change.Split("; "))
                batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
            batch.ExecuteNonQuery();
        }

        var refused = await RestoreAsync(backup);

        Assert.Equal(Codes.RestoreLosesRows, refused.Problems[0].Code);
        Assert.Contains(expected, refused.Problems[0].Message, StringComparison.Ordinal);
        Assert.Empty(Kept());
        Succeeded(await RestoreAsync(backup, force: true));
        Assert.Equal(["1", "2"], Database.Rows("select n from t order by n"));
        Assert.Contains(Notes.All, note => note.StartsWith($"Only {Kept().Single()} has what is newer:", StringComparison.Ordinal));
    }

    /// <summary>The number in its rows is older than the backup; that they came later shows only in who held which number then.</summary>
    [Theory]
    [InlineData("select 1")]
    [InlineData("savepoint s")]
    public async Task Fault_G5_rows_of_a_transaction_that_was_open_when_the_backup_was_made_are_newer(string inside)
    {
        Database.Run("create table t (n int); insert into t values (1), (2)");
        using var writer = Database.Open();
        using (var transaction = writer.BeginTransaction())
        {
            using var change = new NpgsqlCommand($"create temp table own (n int); {inside}; update t set n = 9 where n = 2", writer);
            change.ExecuteNonQuery();
            // Others go on and end meanwhile.
            Database.Run("insert into t values (3); delete from t where n = 3");
            var backup = await CreateAsync();
            transaction.Commit();
            writer.Close();

            var refused = await RestoreAsync(backup);

            Assert.Equal(Codes.RestoreLosesRows, refused.Problems[0].Code);
        }
    }

    [Fact]
    public async Task A_backup_of_which_nobody_knows_when_it_was_made_needs_force()
    {
        Database.Run("create table t (n int)");
        var backup = await CreateAsync();
        File.Delete(backup.Path + ".json");

        Assert.Equal(Codes.RestoreLosesRows, (await RestoreAsync(backup)).Problems[0].Code);
        Succeeded(await RestoreAsync(backup, force: true));
        // It is another database now: what the first backup says of it proves nothing.
        var again = (await RestoreAsync(backup)).Problems[0];
        Assert.True(again.Code == Codes.RestoreLosesRows, again.Message);
    }

    [Fact]
    public async Task Fault_G6_a_database_in_use_is_restored_only_when_told_and_then_at_once()
    {
        Database.Run("create table t (n int); insert into t values (1)");
        var backup = await CreateAsync();
        Database.Run("insert into t values (2)");
        var clients = Enumerable.Range(0, 16).Select(_ => Database.Open()).ToList();

        var refused = await RestoreAsync(backup);
        Assert.Equal(Codes.DatabaseInUse, refused.Problems[0].Code);
        Assert.Contains($"as role {Database.Name} from 127.0.0.1", refused.Problems[0].Message, StringComparison.Ordinal);

        using var stop = new CancellationTokenSource();
        var coming = Enumerable.Range(0, 4).Select(_ => Task.Run(() => ComeAgain(stop.Token), Cancel)).ToList();
        var restored = await RestoreAsync(backup, force: true);
        await stop.CancelAsync();
        await Task.WhenAll(coming);

        Assert.True(restored.Succeeded, restored.Succeeded ? "" : restored.Problems[0].Message);
        Assert.Equal(1, Database.Count("t"));
        foreach (var client in clients)
        {
            using var ask = new NpgsqlCommand("select 1", client);
            Assert.ThrowsAny<NpgsqlException>(() => ask.ExecuteScalar());
            client.Dispose();
        }

        void ComeAgain(CancellationToken until)
        {
            while (!until.IsCancellationRequested)
            {
                try
                {
                    using var connection = Database.Open();
                    using var ask = new NpgsqlCommand("select count(*) from t", connection);
                    ask.ExecuteScalar();
                }
                catch (NpgsqlException)
                {
                    // Cut off, or the name was between two databases.
                }
            }
        }
    }

    /// <summary>Cut at every message in turn, as a kill or a broken network would.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fault_G7_a_restore_that_is_cut_off_anywhere_leaves_the_old_content_or_the_new_and_finishes_when_run_again(
        bool hasPgDump)
    {
        Database.Run("create table t (n int); insert into t values (1)");
        var programs = hasPgDump ? ServerPrograms.OfThisMachine() : None;
        var backup = await CreateAsync(TargetOf(programs: programs));
        var all = await MessagesAsync(cutAt: int.MaxValue);
        Assert.True(all > 20);

        // The renaming is among the last messages.
        var places = IsLong ? Enumerable.Range(1, all) : [1, all / 4, all / 2, .. Enumerable.Range(all - 12, 6).Select(place => place + 1)];
        foreach (var place in places)
        {
            Database.Run("insert into t values (2)");
            await MessagesAsync(place);
            Assert.Contains(Database.Count("t"), new long[] { 1, 2 });

            Succeeded(await RestoreAsync(backup, force: true, TargetOf(programs: programs)));
            Assert.Equal(1, Database.Count("t"));
            Assert.Empty(Database.Rows($"select datname from pg_database where datname like '{Database.Name}\\_\\_slipway\\_%'"));
        }

        async Task<int> MessagesAsync(int cutAt)
        {
            using var proxy = new TcpProxy(Database.Cluster.Port);
            var count = 0;
            proxy.At(message => message.FromClient && ++count == cutAt, new WireFault.Cut());
            await RestoreAsync(backup, force: true, TargetOf(AddressOf(Database, proxy.Port), programs));
            return count;
        }
    }

    /// <summary>Which an ordinary role may not end: dropping by force would fail.</summary>
    [Fact]
    public async Task Fault_G7_what_a_killed_restore_has_left_is_dropped_although_an_autovacuum_is_at_work_in_it()
    {
        using var cluster = PostgreSqlCluster.StartNew("autovacuum_naptime = 1s");
        using var database = cluster.CreateDatabase("createdb");
        var target = TargetOf(AddressOf(database));
        database.Run("create table t (n int); insert into t values (1)");
        var backup = await CreateAsync(target);
        var left = database.Name + "__slipway_restore";
        cluster.Run($"create database {left} owner {database.Name}");
        cluster.Run(
            """
            create table slow with (fillfactor = 10, autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
              autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1)
              as select i, repeat('x', 700) from generate_series(1, 100) i;
            delete from slow
            """,
            left);
        while (database.Rows($"select 1 from pg_stat_progress_vacuum where datname = '{left}'") is [])
            await Task.Delay(20, Cancel);

        Succeeded(await RestoreAsync(backup, target: target));

        Assert.Equal(1, database.Count("t"));
    }

    [Fact]
    public async Task Fault_G8_a_backup_that_was_made_under_the_lock_restores_no_lock()
    {
        Database.Run("create table t (n int)");
        var target = TargetOf();
        var attempt = Assert.IsType<LockAttempt.Held>(await target.TryLockAsync(Run, Cancel));
        Slipway.Backups.Backup backup;
        await using (attempt.Session)
            backup = await CreateAsync(TargetOf());
        await target.DisposeAsync();

        Succeeded(await RestoreAsync(backup, force: true));

        await using var held = Assert.IsType<LockAttempt.Held>(await TargetOf().TryLockAsync(Run, Cancel)).Session;
    }

    [Fact]
    public async Task A_role_that_may_not_make_databases_is_told_the_steps()
    {
        using var database = PostgreSqlCluster.Shared.CreateDatabase();
        database.Run("create table t (n int)");
        var target = TargetOf(AddressOf(database));
        var backup = await CreateAsync(target);

        var refused = await RestoreAsync(backup, force: true, target);
        var looked = await StoreOf(target).VerifyAsync(backup.Id, CopyCheck.Deep, Cancel, Notes);

        Assert.Equal(Codes.PrivilegeMissing, refused.Problems[0].Code);
        Assert.Contains($"ALTER ROLE {database.Name} CREATEDB", refused.Problems[0].Fix, StringComparison.Ordinal);
        Assert.Contains("pg_restore", refused.Problems[0].Fix, StringComparison.Ordinal);
        Assert.Equal(Codes.RestoreUntried, looked.Problems[0].Code);
        Assert.Contains(Notes.All, note => note.Contains("may not make databases", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rights_settings_and_comment_of_the_database_go_with_it()
    {
        Database.Run("create table t (n int)");
        var name = Database.Name;
        Database.Cluster.Run(
            $"revoke connect on database {name} from public; grant connect on database {name} to pg_monitor; "
            + $"alter database {name} set statement_timeout to '17s'; alter database {name} set search_path to public, \"odd Name\"; "
            + $"alter role {name} in database {name} set work_mem to '3MB'; comment on database {name} is 'the shop''s'; "
            + $"alter database {name} connection limit 77");
        const string profile =
            "select (select array_agg(a::text order by a::text) from unnest(datacl) a), datconnlimit, pg_encoding_to_char(encoding), "
            + "datcollate, shobj_description(oid, 'pg_database'), (select array_agg(setrole::regrole || s order by setrole, s) "
            + "from pg_db_role_setting, unnest(setconfig) s where setdatabase = d.oid) "
            + "from pg_database d where datname = current_database()";
        var before = Database.Rows(profile);
        var backup = await CreateAsync();

        var restored = await RestoreAsync(backup);

        Assert.True(restored.Succeeded, restored.Succeeded ? "" : restored.Problems[0].Message);
        Assert.Equal(before, Database.Rows(profile));
    }
}
