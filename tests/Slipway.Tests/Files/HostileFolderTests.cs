using System.Net.Sockets;
using Slipway.Files;
using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.Files;

/// <summary>Folders in which not everything is a file with a plain name.</summary>
public sealed class HostileFolderTests : IDisposable
{
    readonly FilesBench bench = new();

    [Fact]
    public async Task Fault_E16_only_regular_files_are_read()
    {
        bench.Write("0001_a.sql");
        bench.Write("0002_folder.sql/0001_a.sql");
        Posix.MakePipe(bench.PathOf("0003_pipe.sql"));
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(bench.PathOf("0004_socket.sql")));
        bench.Link("0005_dangling.sql", "nowhere.sql");
        bench.Link("0006_itself.sql", "0006_itself.sql");
        bench.Link("0007_circle.sql", "0008_circle.sql");
        bench.Link("0008_circle.sql", "0007_circle.sql");
        bench.Link("0009_null.sql", "/dev/null");
        bench.Link("0010_zero.sql", "/dev/zero");
        bench.Link("0011_pipe.sql", "0003_pipe.sql");
        bench.Link("0012_folder.sql", "..");

        // Whoever reads a pipe that nobody writes waits for ever.
        var problems = await Task.Run(bench.Problems).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.All(problems, problem => Assert.Equal(Codes.FileNotRegular, problem.Code));
        Assert.Equal(
            [
                "0002_folder.sql", "0003_pipe.sql", "0004_socket.sql", "0005_dangling.sql", "0006_itself.sql", "0007_circle.sql",
                "0008_circle.sql", "0009_null.sql", "0010_zero.sql", "0011_pipe.sql", "0012_folder.sql",
            ],
            problems.Select(problem => Path.GetFileName(problem.Where!.File)));
    }

    [Fact]
    public void Fault_E16_a_file_that_becomes_a_pipe_after_it_was_listed_is_not_taken_for_an_empty_one()
    {
        bench.Write("0001_a.sql");
        using var source = new LinuxFolder(bench.Folder);
        Assert.Equal(EntryKind.File, Assert.Single(source.List("")).Kind);
        File.Delete(bench.PathOf("0001_a.sql"));
        Posix.MakePipe(bench.PathOf("0001_a.sql"));
        var buffer = new byte[10];

        Assert.Throws<IOException>(() => source.Read("0001_a.sql", ref buffer, 1000));
    }

    [Fact]
    public void Fault_E16_no_more_is_read_of_a_file_than_may_be()
    {
        bench.Write("0001_a.sql", new byte[100]);
        using var linux = new LinuxFolder(bench.Folder);
        using var portable = new PortableFolder(bench.Folder);
        foreach (var source in new FolderSource[] { linux, portable })
        {
            var small = new byte[10];
            Assert.Equal(51, source.Read("0001_a.sql", ref small, limit: 50));
            var buffer = new byte[10];
            Assert.Equal(100, source.Read("0001_a.sql", ref buffer, limit: 100));
        }
    }

    [Fact]
    public void Fault_E16_what_is_no_migration_by_its_name_may_be_anything()
    {
        bench.Write("0001_a.sql");
        Posix.MakePipe(bench.PathOf("pipe"));
        bench.Link("dangling", "nowhere");
        bench.Link("circle.txt", "circle.txt");
        bench.Link("readme.md", "/etc/passwd");
        bench.Link("..data", "/etc");

        Assert.Single(bench.Read().Required.Migrations);
    }

    [Fact]
    public void Fault_E17_a_link_that_stays_inside_is_a_file()
    {
        bench.Write("texts/first.txt", "-- migrate:up\nselect 'linked';\n");
        bench.Link("0001_a.sql", "texts/first.txt");
        bench.Link("0002_b.sql", "0001_a.sql");
        bench.Link("0003_c.sql", bench.PathOf("texts/first.txt"));
        bench.Link("app/0004_d.sql", "../texts/../texts/first.txt");

        var migrations = bench.Read().Required.Migrations;

        Assert.Equal(["0001_a", "0002_b", "0003_c", "app/0004_d"], migrations.Select(migration => migration.Id));
        Assert.All(migrations, migration => Assert.Equal("select 'linked';\n", migration.Up.Text));
    }

    [Fact]
    public void Fault_E17_a_volume_of_kubernetes_is_read()
    {
        bench.Write("..2026_01_01/0001_a.sql");
        bench.Link("..data", "..2026_01_01");
        bench.Link("0001_a.sql", "..data/0001_a.sql");

        Assert.Equal("0001_a", Assert.Single(bench.Read().Required.Migrations).Id);
    }

    [Fact]
    public void Fault_E17_the_folder_itself_may_be_a_link()
    {
        bench.Write("0001_a.sql");
        bench.Link("0002_b.sql", "0001_a.sql");
        var link = Path.Combine(bench.Root, "current");
        File.CreateSymbolicLink(link, bench.Folder);

        Assert.Equal(2, MigrationFolder.Read(link, "current", Sql.TestDialect.Sqlite).Required.Migrations.Length);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../outside.sql")]
    [InlineData("../migrations/../outside.sql")]
    [InlineData("../migrations-old/0001_a.sql")]
    [InlineData("../../../../../../../../../../etc/passwd")]
    [InlineData("/proc/self/environ")]
    [InlineData("/proc/self/root/etc/passwd")]
    [InlineData("./././../outside.sql")]
    [InlineData("texts/../../outside.sql")]
    [InlineData("..out/outside.sql")]
    [InlineData("hop")]
    public void Fault_E17_a_link_that_leads_out_is_refused(string target)
    {
        File.WriteAllText(Path.Combine(bench.Root, "outside.sql"), "-- migrate:up\nselect 1;\n");
        Directory.CreateDirectory(Path.Combine(bench.Root, "migrations-old"));
        File.WriteAllText(Path.Combine(bench.Root, "migrations-old", "0001_a.sql"), "-- migrate:up\nselect 1;\n");
        bench.Write("texts/x.txt");
        bench.Link("..out", "..");
        bench.Link("hop", "../outside.sql");
        bench.Link("0001_a.sql", target);

        Assert.All(
            new[] { bench.Read(), bench.ReadPortably() },
            outcome => Assert.Equal(Codes.FileOutside, Assert.Single(outcome.Problems).Code));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("app")]
    [InlineData("/etc")]
    public void Fault_E17_a_link_to_a_folder_is_refused_and_not_followed(string target)
    {
        bench.Write("app/0001_a.sql");
        bench.Link("other", target);

        var problem = Assert.Single(bench.Problems());

        Assert.Equal((Codes.FileOutside, "migrations/other"), (problem.Code, problem.Where?.File));
    }

    [Theory]
    [InlineData("0001 a")]
    [InlineData("0001_a\nb")]
    [InlineData("0001_a\tb")]
    [InlineData("0001_\u001b[31mred")]
    [InlineData("0001_'quote'")]
    [InlineData("0001_\"quote\"")]
    [InlineData("0001_a;b")]
    [InlineData("0001_a$(reboot)")]
    [InlineData("0001_a\\b")]
    [InlineData("0001_ä")]
    [InlineData("0001_a\u0308")]
    [InlineData("0001_🚢")]
    [InlineData("0001_\u202egnp")]
    [InlineData("0001_a@head")]
    [InlineData("0001:0002")]
    [InlineData("-1")]
    [InlineData("--help")]
    [InlineData("0001+1")]
    [InlineData("0001*")]
    [InlineData("head")]
    [InlineData("base")]
    public void Fault_E18_a_name_that_cannot_be_an_id_is_refused_and_shown_without_harm(string name)
    {
        bench.Write($"{name}.sql");

        var problem = Assert.Single(bench.Problems());

        Assert.Equal(Codes.FileNameInvalid, problem.Code);
        Assert.DoesNotContain($"{problem.Message}{problem.Where}{problem.Fix}", char.IsControl);
        Assert.DoesNotContain("\u202e", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    [InlineData(251, false)]
    public void Fault_E18_a_name_has_at_most_128_letters(int length, bool isAllowed)
    {
        bench.Write($"{new string('a', length)}.sql");

        Assert.Equal(isAllowed, bench.Read().Succeeded);
    }

    [Fact]
    public void Fault_E18_a_name_that_is_no_utf8_is_refused_and_shown_by_its_bytes()
    {
        var problem = Assert.Single(Posix.With(bench.Folder, [.. "0001_"u8, 0xff, 0xc3, .. ".sql"u8], bench.Problems));

        Assert.Equal((Codes.FileNameInvalid, @"migrations/0001_\xff\xc3.sql"), (problem.Code, problem.Where?.File));
    }

    [Theory]
    [InlineData("my app/0001_a.sql", "migrations/my app")]
    [InlineData("Trading\n/core/0001_a.sql", @"migrations/Trading\u000a")]
    [InlineData("-x/0001_a.sql", "migrations/-x")]
    public void Fault_E18_a_folder_with_migrations_needs_a_name_too(string name, string shown)
    {
        bench.Write(name);
        bench.Write(name.Replace("0001", "0002", StringComparison.Ordinal));

        Assert.Equal((Codes.FileNameInvalid, shown), (Assert.Single(bench.Problems()).Code, bench.Problems()[0].Where?.File));
    }

    [Theory]
    [InlineData("0001_a.sql", "0001_A.sql")]
    [InlineData("trading/0001_a.sql", "Trading/0002_b.sql")]
    [InlineData("a/trading/0001_a.sql", "a/TRADING/0001_a.sql")]
    [InlineData("0001_a.sql", "Repeatable/view.sql")]
    public void Fault_E18_names_that_differ_only_in_letter_case_are_refused(string first, string second)
    {
        bench.Write(first);
        bench.Write(second);

        Assert.Contains(bench.Problems(), problem => problem.Code == Codes.FileNameTwin);
        Assert.All(bench.Problems(), problem => Assert.Equal(Codes.FileNameTwin, problem.Code));
    }

    public void Dispose() => bench.Dispose();
}
