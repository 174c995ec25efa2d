using Slipway.Backups;
using Slipway.PostgreSql.Copies;
using Slipway.Problems;
using Slipway.Target;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.PostgreSql.Tests.Copies;

/// <summary>Backups, by pg_dump and by ourselves.</summary>
public sealed class BackupTests : CopySuite
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_backup_that_is_made_while_the_application_writes_counts_exactly(bool hasPgDump)
    {
        Database.Run("create table a (n int primary key); create table b (n int references a)");
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(
            () =>
            {
                using var connection = Database.Open();
                for (var n = 0; !stop.IsCancellationRequested; n++)
                {
                    using var both = new Npgsql.NpgsqlCommand(
                        $"with x as (insert into a values ({n}) returning n) insert into b select n from x", connection);
                    both.ExecuteNonQuery();
                }
            },
            Cancel);
        while (Database.Count("b") == 0)
            await Task.Delay(5, Cancel);

        var backup = await CreateAsync(TargetOf(programs: hasPgDump ? null : None));
        await stop.CancelAsync();
        await writing;

        Assert.True(backup.Verified);
        Assert.InRange(backup.Rows["public.a"], 1, Database.Count("a"));
        Assert.Equal(backup.Rows["public.a"], backup.Rows["public.b"]);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup.Path));
        Assert.NotNull(backup.Moment);
        Succeeded(await StoreOf().VerifyAsync(backup.Id, CopyCheck.Deep, Cancel, Notes));
        Assert.DoesNotContain(Notes.All, note => note.Contains("trial", StringComparison.Ordinal));
        Assert.Empty(Database.Rows($"select datname from pg_database where datname like '{Database.Name}\\_\\_slipway\\_%'"));
    }

    [Fact]
    public async Task Fault_G1_without_pg_dump_the_backup_is_made_all_the_same_and_says_so()
    {
        Database.Run("create table t (n int); insert into t select generate_series(1, 1000); select lo_create(0)");
        var target = TargetOf(programs: None);

        var backup = await CreateAsync(target);

        Assert.Equal(1000, backup.Rows["public.t"]);
        Assert.Contains(Notes.All, note => note.Contains("without pg_dump: pg_dump is not there", StringComparison.Ordinal));
        Assert.Contains(Notes.All, note => note.Contains("does not hold the large object", StringComparison.Ordinal));
        Database.Run("drop table t");
        Succeeded(await RestoreAsync(backup, force: true, target));
        Assert.Equal(1000, Database.Count("t"));
    }

    [Fact]
    public async Task Fault_G2_a_pg_dump_that_is_older_than_the_server_is_never_used()
    {
        Database.Run("create table t (n int); insert into t values (1)");
        var old = Path.Combine(Folder, "pg_dump");
        File.WriteAllText(old, $"#!/bin/sh\n[ \"$1\" = --version ] && echo 'pg_dump (PostgreSQL) 9.6.24' || touch {Folder}/used\n");
        File.SetUnixFileMode(old, (UnixFileMode)0b111_101_101);

        var byNewer = await CreateAsync(TargetOf(programs: new ServerPrograms([Folder, PostgreSqlCluster.Programs])));
        Assert.Empty(Notes.All);
        var byOurselves = await CreateAsync(TargetOf(programs: new ServerPrograms([Folder])));

        Assert.Equal(CopyKind.Archive, CopyReader.KindOf(byNewer.Path));
        Assert.Equal(CopyKind.Logical, CopyReader.KindOf(byOurselves.Path));
        Assert.Contains(Notes.All, note => note.Contains("has version 9, older than the server's", StringComparison.Ordinal));
        Assert.False(File.Exists(Path.Combine(Folder, "used")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fault_G3_a_backup_that_is_cut_anywhere_is_found_out(bool hasPgDump)
    {
        Database.Run(
            "create table t (n int primary key, word text); insert into t select n, md5(n::text) from generate_series(1, 5000) n; "
            + "create table u as select * from t; create view v as select * from t");
        var target = TargetOf(programs: hasPgDump ? null : None);
        var path = Path.Combine(Folder, "copy");
        await target.CopyToAsync(path, null, Cancel);
        var whole = await File.ReadAllBytesAsync(path, Cancel);

        // The target that has just made it, and one that knows nothing of it.
        foreach (var reader in new[] { target, TargetOf() })
        {
            Assert.Equal(5000, (await reader.ReadCopyAsync(path, CopyCheck.Quick, Cancel)).Rows["public.t"]);
            for (var place = 0; place < 50; place++)
            {
                await File.WriteAllBytesAsync(path, whole[..(int)((long)whole.Length * place / 50)], Cancel);
                var problem = await FailsAsync(() => reader.ReadCopyAsync(path, CopyCheck.Quick, Cancel));
                Assert.True(problem.Code == Codes.DatabaseCorrupt || problem.Code == Codes.NotADatabase, problem.Message);
            }

            await File.WriteAllBytesAsync(path, whole, Cancel);
        }
    }

    [Fact]
    public async Task Fault_G3_a_backup_of_our_own_in_which_a_byte_is_changed_is_found_out()
    {
        Database.Run("create table t (n int primary key); insert into t select generate_series(1, 100)");
        var path = Path.Combine(Folder, "copy");
        var target = TargetOf(programs: None);
        await target.CopyToAsync(path, null, Cancel);
        var whole = await File.ReadAllBytesAsync(path, Cancel);

        // What follows the magic and gzip's own header of ten bytes, some of which nobody reads.
        for (var place = 24; place < whole.Length; place += 7)
        {
            var changed = (byte[])whole.Clone();
            changed[place] ^= 0x10;
            await File.WriteAllBytesAsync(path, changed, Cancel);
            await FailsAsync(() => target.ReadCopyAsync(path, CopyCheck.Quick, Cancel));
        }
    }

    [Fact]
    public async Task Fault_G4_only_good_backups_count_and_the_newest_of_them_stays()
    {
        Database.Run("create table t (n int)");
        var target = TargetOf(programs: None);
        var store = new BackupStore(new BackupSettings(Path.Combine(Folder, "backups")) { Keep = 2 }, target, TimeProvider.System);
        var made = new List<Backup>();
        for (var count = 0; count < 3; count++)
            made.Add((await store.CreateAsync(new BackupRequest("by-hand", null, Run), Cancel)).Value!);
        await File.WriteAllBytesAsync(made[2].Path, [1, 2, 3], Cancel);
        Assert.Equal(Codes.BackupDamaged, (await store.VerifyAsync(made[2].Id, CopyCheck.Quick, Cancel)).Problems[0].Code);

        Assert.Equal(made[1].Id, (await store.FindAsync("latest-good", Cancel)).Value!.Id);
        Assert.True((await store.CreateAsync(new BackupRequest("by-hand", null, Run), Cancel)).Succeeded);
        Assert.Contains(store.List().Value!.Backups, backup => backup.Id == made[1].Id);
    }

    [Fact]
    public async Task Fault_G10_a_folder_that_cannot_be_written_stops_the_run_before_the_database_is_asked()
    {
        var store = new BackupStore(new BackupSettings("/proc/backups"), TargetOf(), TimeProvider.System);

        var made = await store.CreateAsync(new BackupRequest("by-hand", null, Run), Cancel);

        Assert.Equal(Codes.BackupFailed, made.Problems[0].Code);
        Assert.Equal(ExitCode.NotReady, made.Problems[0].Code.Exit);
    }

    [Fact]
    public async Task Fault_G12_a_finished_backup_holds_no_table()
    {
        Database.Run("create table t (n int)");

        await CreateAsync();

        using var connection = Database.Open();
        using var change = new Npgsql.NpgsqlCommand("set lock_timeout = '1ms'; alter table t add column m int", connection);
        change.ExecuteNonQuery();
        Assert.Equal(["0"], Database.Rows(
            $"select count(*) from pg_stat_activity where datname = '{Database.Name}' and application_name like 'slipway backup%'"));
    }

    [Fact]
    public async Task A_table_that_this_role_may_not_read_stops_the_backup_and_leaves_nothing()
    {
        Database.Cluster.Run("create table hidden (n int)", Database.Name);
        var path = Path.Combine(Folder, "copy");

        foreach (var programs in new[] { ServerPrograms.OfThisMachine(), None })
        {
            var problem = await FailsAsync(() => TargetOf(programs: programs).CopyToAsync(path, null, Cancel));

            Assert.Equal(Codes.PrivilegeMissing, problem.Code);
            Assert.Contains("No backup can be made", problem.Message, StringComparison.Ordinal);
            Assert.Contains("grant select on table \"public\".\"hidden\" to ", problem.Fix, StringComparison.Ordinal);
            Assert.False(File.Exists(path));
        }
    }

    /// <summary>pg_dump would leave its settings in the pooler's connections, for the application's next query.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pooler_gets_a_backup_of_our_own_in_one_transaction(bool isTold)
    {
        Database.Run("create table t (n int); insert into t values (1), (2)");
        using var bouncer = new PgBouncer(Database.Cluster);

        var backup = await CreateAsync(TargetOf(AddressOf(Database, bouncer.Port) with { IsPooled = isTold }));

        Assert.Equal(2, backup.Rows["public.t"]);
        Assert.Equal(CopyKind.Logical, CopyReader.KindOf(backup.Path));
        using var connection = new Npgsql.NpgsqlConnection(Database.ConnectionStringAt(
            bouncer.Port) + ";Server Compatibility Mode=NoTypeLoading");
        connection.Open();
        using var look = new Npgsql.NpgsqlCommand("select current_setting('search_path')", connection);
        Assert.Equal("\"$user\", public", look.ExecuteScalar());
    }

    [Fact]
    public async Task The_password_is_in_no_process_list_while_a_backup_is_made()
    {
        Database.Run("create table t as select n, md5(n::text) from generate_series(1, 200000) n");
        using var stop = new CancellationTokenSource();
        var looks = 0;
        var dumps = 0;
        var found = new List<string>();
        var looking = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(
                        Path.GetFileName(folder)[0])))
                        Look(process);
                    looks++;
                }
            },
            Cancel);

        var backup = await CreateAsync();
        await stop.CancelAsync();
        await looking;

        Assert.Equal(CopyKind.Archive, CopyReader.KindOf(backup.Path));
        Assert.True(looks > 1 && dumps > 0, "nobody looked while pg_dump ran");
        Assert.Empty(found);
        // Names such as the framework gives to temporary files: nothing of ours stays behind.
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Path.GetTempPath(), "????????.???"),
            file => Try(() => File.ReadAllText(file)).Contains(Database.Password, StringComparison.Ordinal));

        static string Try(Func<string> read)
        {
            try
            {
                return read();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It is gone.
                return "";
            }
        }

        void Look(string process)
        {
            foreach (var name in new[] { "cmdline", "environ" })
            {
                var text = Try(() => File.ReadAllText($"{process}/{name}"));
                dumps += name is "cmdline" && text.Contains("pg_dump\0", StringComparison.Ordinal) ? 1 : 0;
                if (text.Contains(Database.Password, StringComparison.Ordinal))
                    found.Add($"{process}/{name}");
            }
        }
    }
}
