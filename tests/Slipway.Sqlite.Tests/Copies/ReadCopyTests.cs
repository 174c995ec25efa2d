using Slipway.Problems;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Copies;

public sealed class ReadCopyTests : CopySuite
{
    [Fact]
    public async Task A_copy_says_what_it_holds()
    {
        Fill("wal", "old");
        await using (var session = await LockAsync(Target))
        {
            await ApplyAsync(session, Row("0001_first"), "create table u (id)");
            await ApplyAsync(session, Row("0002_second", "0001_first"), "insert into u values (1), (2)");
        }

        await Target.CopyToAsync(CopyPath, null, Cancel);
        foreach (var check in Enum.GetValues<CopyCheck>())
        {
            var content = await ReadAsync(CopyPath, check);
            Assert.Equal(
                ["slipway_event", "slipway_history", "slipway_journal", "slipway_meta", "t", "u"], content.Rows.Keys);
            Assert.Equal((1000, 2, 2), (content.Rows["t"], content.Rows["u"], content.Rows["slipway_history"]));
            Assert.Equal(["0002_second"], content.Head);
            Assert.Equal("test", content.Environment);
        }
    }

    [Fact]
    public async Task A_database_of_a_later_slipway_can_be_backed_up()
    {
        Fill("wal", "old");
        await using (var session = await LockAsync(Target))
            await ApplyAsync(session, Row("0001_first"));
        Execute("update slipway_meta set value = 999 where key = 'format'");
        await Target.CopyToAsync(CopyPath, null, Cancel);
        var content = await ReadAsync(CopyPath);
        Assert.Equal(1000, content.Rows["t"]);
        Assert.Empty(content.Head);
    }

    [Fact]
    public async Task Reading_leaves_nothing_beside_a_copy_and_works_where_nothing_can_be_written()
    {
        Fill("wal", "old");
        Directory.CreateDirectory(System.IO.Path.Combine(Folder, "locked"));
        var copy = System.IO.Path.Combine(Folder, "locked", "a copy, 100% #1?.db");
        await Target.CopyToAsync(copy, null, Cancel);
        File.SetUnixFileMode(copy, (UnixFileMode)0b100_100_100);
        File.SetUnixFileMode(System.IO.Path.GetDirectoryName(copy)!, (UnixFileMode)0b101_101_101);

        var rows = 0L;
        Assert.Null(Nobody.Do(Folder, async () => rows = (await ReadAsync(copy, CopyCheck.Deep)).Rows["t"]));
        Assert.Equal(1000, rows);
        Assert.Single(Names(System.IO.Path.GetDirectoryName(copy)!));
    }

    /// <summary>A file that others have copied may be in WAL mode still.</summary>
    [Fact]
    public async Task A_file_in_wal_mode_is_read_without_a_trace_as_well()
    {
        Fill("wal", "old");
        File.Copy(Path, CopyPath);
        Assert.Equal(1000, (await ReadAsync(CopyPath)).Rows["t"]);
        Assert.Equal(["app.db", "copy.db"], Files);
    }

    [Fact]
    public async Task Promise_G9_a_copy_with_a_damaged_page_is_not_whole()
    {
        Fill("delete", "old", 20_000);
        await Target.CopyToAsync(CopyPath, null, Cancel);
        var whole = await File.ReadAllBytesAsync(CopyPath, Cancel);
        var random = new Random(7);
        for (var round = 0; round < 20; round++)
        {
            var damaged = (byte[])whole.Clone();
            // The head of a page that is in use: where its cells are, and how many.
            var page = random.Next(2, whole.Length / 4096);
            random.NextBytes(damaged.AsSpan(page * 4096, 12));
            await File.WriteAllBytesAsync(CopyPath, damaged, Cancel);
            var problem = await FailsAsync(() => ReadAsync(CopyPath));
            Assert.Equal(Codes.DatabaseCorrupt, problem.Code);
        }
    }

    /// <summary>An index that lost its rows: each page of it is in order, so that only the deep check sees it.</summary>
    [Fact]
    public async Task The_deep_check_compares_indexes_with_their_tables()
    {
        Fill("delete", "old", 10);
        Execute("create table e (word text); create index e_word on e (word)");
        var (index, empty) = (Root("t_word"), Root("e_word"));
        await Target.CopyToAsync(CopyPath, null, Cancel);
        var bytes = await File.ReadAllBytesAsync(CopyPath, Cancel);
        bytes.AsSpan((empty - 1) * 4096, 4096).CopyTo(bytes.AsSpan((index - 1) * 4096));
        await File.WriteAllBytesAsync(CopyPath, bytes, Cancel);

        _ = await ReadAsync(CopyPath, CopyCheck.Quick);
        var problem = await FailsAsync(() => ReadAsync(CopyPath, CopyCheck.Deep));
        Assert.Equal(Codes.DatabaseCorrupt, problem.Code);

        int Root(string name) => (int)NumberIn(Path, $"select rootpage from sqlite_schema where name = '{name}'");
    }

    [Theory]
    [InlineData(4096)]
    [InlineData(4096 * 10)]
    [InlineData(4096 * 10 + 17)]
    [InlineData(300)]
    public async Task Promise_G9_a_truncated_copy_is_not_whole(int bytes)
    {
        Fill("delete", "old", 20_000);
        await Target.CopyToAsync(CopyPath, null, Cancel);
        await using (var file = new FileStream(CopyPath, FileMode.Open))
            file.SetLength(bytes);
        var problem = await FailsAsync(() => ReadAsync(CopyPath));
        Assert.True(problem.Code == Codes.DatabaseCorrupt || problem.Code == Codes.NotADatabase);
    }

    [Fact]
    public async Task Fault_F9_a_file_of_zero_bytes_is_no_empty_copy()
    {
        await File.WriteAllBytesAsync(CopyPath, [], Cancel);
        Assert.Equal(Codes.NotADatabase, (await FailsAsync(() => ReadAsync(CopyPath))).Code);
    }

    [Fact]
    public async Task What_is_no_copy_says_what_it_is()
    {
        await File.WriteAllTextAsync(CopyPath, new string('x', 10_000), Cancel);
        Assert.Equal(Codes.NotADatabase, (await FailsAsync(() => ReadAsync(CopyPath))).Code);
        Assert.Equal(Codes.NotADatabase, (await FailsAsync(() => ReadAsync(Folder))).Code);
        Assert.Equal(Codes.BackupNotFound, (await FailsAsync(() => ReadAsync(CopyPath + ".not"))).Code);
    }

    /// <summary>Of a live database the file alone is an older state, or none at all.</summary>
    [Fact]
    public async Task A_file_whose_log_lies_beside_it_is_no_copy()
    {
        Fill("wal", "old");
        using var application = Open();
        Execute(application, "update t set word = 'new'");
        File.Copy(Path, CopyPath);
        File.Copy(Path + "-wal", CopyPath + "-wal");
        var problem = await FailsAsync(() => ReadAsync(CopyPath));
        Assert.Equal(Codes.CopyNotAlone, problem.Code);
        Assert.Contains(".backup", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CopyCheck.Quick)]
    [InlineData(CopyCheck.Deep)]
    public async Task What_only_the_application_has_does_not_stand_in_the_way(CopyCheck check)
    {
        using (var application = Open())
        {
            application.CreateCollation("nordic", (left, right) => string.Compare(left, right, StringComparison.OrdinalIgnoreCase));
            application.CreateFunction("is_fine", (string text) => text.Length > 0, isDeterministic: true);
            Execute(application, """
                create table names (id integer primary key, name text collate nordic check (is_fine(name)));
                create unique index names_name on names (name);
                create table other (id integer primary key, x text);
                create index other_x on other (x);
                insert into names values (1, 'Å'), (2, 'b'), (3, 'A');
                insert into other values (1, 'x'), (2, 'y');
                """);
        }

        await Target.CopyToAsync(CopyPath, null, Cancel);
        var content = await ReadAsync(CopyPath, check);
        Assert.Equal((3, 2), (content.Rows["names"], content.Rows["other"]));
    }

    [Fact]
    public async Task Damage_is_found_beside_a_table_that_only_the_application_can_read()
    {
        using (var application = Open())
        {
            application.CreateCollation("nordic", string.CompareOrdinal);
            Execute(application, "create table names (name text collate nordic primary key); insert into names values ('a')");
        }

        Fill("delete", "old", 20_000);
        await Target.CopyToAsync(CopyPath, null, Cancel);
        var root = (int)NumberIn(Path, "select rootpage from sqlite_schema where name = 't_word'");
        var bytes = await File.ReadAllBytesAsync(CopyPath, Cancel);
        bytes.AsSpan((root - 1) * 4096, 8).Fill(0xff);
        await File.WriteAllBytesAsync(CopyPath, bytes, Cancel);
        Assert.Equal(Codes.DatabaseCorrupt, (await FailsAsync(() => ReadAsync(CopyPath))).Code);
    }
}
