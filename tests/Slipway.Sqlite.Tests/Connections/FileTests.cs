using Slipway.History;
using Slipway.Problems;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Connections;

public sealed class FileTests : SqliteSuite
{
    [Fact]
    public async Task Fault_F14_a_wrong_path_is_said_and_creates_nothing()
    {
        var problem = await ReadFailsAsync();
        Assert.Equal(Codes.DatabaseMissing, problem.Code);
        Assert.Equal(ExitCode.WrongDatabase, problem.Code.Exit);
        Assert.Equal(problem.Message, (await LockFailsAsync()).Message);
        Assert.Empty(Directory.GetFileSystemEntries(System.IO.Path.GetDirectoryName(Path)!));
    }

    [Fact]
    public async Task Where_it_is_allowed_folder_and_file_are_made_but_not_by_reading()
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, "new", "deep", "app.db");
        var target = new SqliteTarget(new SqliteLocation(path), new SqliteOptions { MayCreate = true });
        Assert.True((await target.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).DatabaseIsEmpty);
        Assert.False(Directory.Exists(System.IO.Path.GetDirectoryName(path)));
        await using (var session = await LockAsync(target))
            await ApplyAsync(session, Row("0001_first"), "create table t (id)");
        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task Fault_F13_a_zero_byte_file_is_no_new_database()
    {
        await File.WriteAllBytesAsync(Path, [], Cancel);
        Assert.Equal(Codes.DatabaseZeroBytes, (await ReadFailsAsync()).Code);
        Assert.Equal(ExitCode.NotReady, Codes.DatabaseZeroBytes.Exit);
        Assert.Equal(Codes.DatabaseZeroBytes, (await LockFailsAsync()).Code);
        Assert.Equal(0, new FileInfo(Path).Length);
    }

    [Fact]
    public async Task Fault_F13_a_zero_byte_file_may_become_a_database_where_that_is_allowed()
    {
        await File.WriteAllBytesAsync(Path, [], Cancel);
        Assert.True((await Target.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).DatabaseIsEmpty);
        await using (var session = await LockAsync(Target))
            await ApplyAsync(session, Row("0001_first"));
        Assert.Equal(["0001_first"], await AppliedAsync());
    }

    [Fact]
    public async Task Fault_F13_a_file_that_is_no_database_says_so_and_stays_as_it_is()
    {
        var text = string.Concat(Enumerable.Repeat("This is no database, but a text of some length. ", 100));
        await File.WriteAllTextAsync(Path, text, Cancel);
        Assert.Equal(Codes.NotADatabase, (await ReadFailsAsync()).Code);
        Assert.Equal(Codes.NotADatabase, (await LockFailsAsync()).Code);
        Assert.Equal(text, await File.ReadAllTextAsync(Path, Cancel));
    }

    [Fact]
    public async Task A_folder_given_as_database_says_so()
    {
        Directory.CreateDirectory(Path);
        var problem = await ReadFailsAsync();
        Assert.Equal(Codes.NotADatabase, problem.Code);
        Assert.Contains("is a folder", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// Bytes are flipped all over the file. What comes out is the whole history or an error: never a shorter history,
    /// from which migrations would be run again.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Fault_F12_a_damaged_file_is_never_taken_for_one_with_less_history(int seed)
    {
        var whole = await WithHistoryAsync();
        var random = new Random(seed);
        for (var place = 0; place < 125; place++)
        {
            var damaged = (byte[])whole.Clone();
            // A third of the places are in the first page: there lie the header and the catalogue.
            var start = random.Next(random.Next(3) == 0 ? 4096 : whole.Length);
            for (var at = start; at < Math.Min(whole.Length, start + random.Next(1, 65)); at++)
                damaged[at] ^= (byte)random.Next(1, 256);
            await ReadDamagedAsync(damaged, $"seed {seed}, byte {start}");
        }
    }

    /// <summary>The bytes that say how many rows a page holds are the most dangerous: rows vanish without a trace.</summary>
    [Fact]
    public async Task Fault_F12_a_damaged_page_header_is_never_taken_for_a_page_with_fewer_rows()
    {
        const int pageBytes = 4096, fileHeaderBytes = 100, pageHeaderBytes = 12;
        var whole = await WithHistoryAsync();
        for (var page = 0; page < whole.Length / pageBytes; page++)
        {
            for (var at = 0; at < pageHeaderBytes; at++)
            {
                var place = page * pageBytes + (page == 0 ? fileHeaderBytes : 0) + at;
                foreach (var value in new[] { (byte)0, (byte)(whole[place] - 1), (byte)(whole[place] ^ 0xff) })
                {
                    var damaged = (byte[])whole.Clone();
                    damaged[place] = value;
                    await ReadDamagedAsync(damaged, $"page {page + 1}, byte {at} = {value}");
                }
            }
        }
    }

    async Task<byte[]> WithHistoryAsync()
    {
        await using (var session = await LockAsync(Target))
        {
            await ApplyAsync(session, Row("0001_first"), "create table t (id integer primary key, name text)");
            await RunAsync(session, "insert into t with recursive n(i) as (select 1 union all select i + 1 from n where i < 300) "
                + "select i, 'row ' || i from n");
            for (var number = 2; number <= 20; number++)
                await ApplyAsync(session, Row($"{number:0000}_m", $"{number - 1:0000}_m"));
        }

        return await File.ReadAllBytesAsync(Path, Cancel);
    }

    async Task ReadDamagedAsync(byte[] damaged, string where)
    {
        await File.WriteAllBytesAsync(Path, damaged, Cancel);
        try
        {
            var history = await Existing().ReadHistoryAsync(HistoryDetail.Outline, Cancel);
            Assert.True(history.Exists, $"{where}: the history was not seen");
            Assert.True(history.Applied.Length == 20, $"{where}: {history.Applied.Length} rows of the history were seen");
        }
        catch (ProblemException exception)
        {
            Assert.True(
                exception.Problem.Code.Exit is ExitCode.NotReady or ExitCode.Ahead, $"{where}: {exception.Problem}");
        }
        catch (TargetUnavailableException exception)
        {
            Assert.Fail($"{where}: {exception.Problem}");
        }
    }

    async Task<Problem> ReadFailsAsync() => (await Assert.ThrowsAsync<ProblemException>(
        () => Existing().ReadHistoryAsync(HistoryDetail.Outline, Cancel))).Problem;

    async Task<Problem> LockFailsAsync() =>
        (await Assert.ThrowsAsync<ProblemException>(() => Existing().TryLockAsync(Run(), Cancel))).Problem;
}
