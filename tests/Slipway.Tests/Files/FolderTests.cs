using Slipway.Files;
using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.Files;

public sealed class FolderTests : IDisposable
{
    readonly FilesBench bench = new();

    [Fact]
    public void Files_are_sorted_by_app_number_and_text()
    {
        foreach (var name in new[]
        {
            "10_j", "9_i", "009_h", "0010_k", "b", "a", "1_x", "01_x", "trading/2_b", "trading/10_a", "accounts/3_c", "trading/core/1_z",
            "99999999999999999999999_y", "99999999999999999999998_z", "100000000000000000000000_a",
        })
            bench.Write($"{name}.sql");

        Assert.Equal(
            [
                "01_x", "1_x", "009_h", "9_i", "0010_k", "10_j", "99999999999999999999998_z", "99999999999999999999999_y",
                "100000000000000000000000_a", "a", "b", "accounts/3_c", "trading/2_b", "trading/10_a", "trading/core/1_z",
            ],
            bench.Read().Required.Migrations.Select(migration => migration.Id));
    }

    [Fact]
    public void A_file_below_a_folder_belongs_to_an_app()
    {
        bench.Write("trading/core/0001_orders.sql");

        var migration = Assert.Single(bench.Read().Required.Migrations);

        Assert.Equal(("trading/core/0001_orders", "trading/core", "0001_orders"), (migration.Id, migration.App, migration.Name));
        Assert.Equal("migrations/trading/core/0001_orders.sql", migration.Path);
        Assert.Equal(bench.Folder, bench.Read().Required.Folder);
    }

    [Fact]
    public void Other_files_and_hidden_ones_are_passed_over()
    {
        bench.Write("0001_a.sql");
        foreach (var name in new[]
        {
            "README.md", "0002_b.sql.bak", "0003_c.sqlite", "sql", ".0004_d.sql", ".git/0005_e.sql", "notes to self/x.txt", "x y.csv",
        })
            bench.Write(name, "no migration");

        var files = bench.Read().Required;

        Assert.Equal(["0001_a"], files.Migrations.Select(migration => migration.Id));
        Assert.Empty(files.Notes);
    }

    [Fact]
    public void A_name_that_ends_in_another_letter_case_is_said_to_be_passed_over()
    {
        bench.Write("0001_a.SQL", "no migration");

        var note = Assert.Single(bench.Notes());

        Assert.Equal((Codes.FileIgnored, "migrations/0001_a.SQL"), (note.Code, note.Where?.File));
    }

    [Fact]
    public void A_folder_may_be_empty()
    {
        var files = bench.Read().Required;

        Assert.Empty(files.Migrations);
        Assert.Empty(files.Repeatable);
    }

    [Theory]
    [InlineData("nowhere", "There is no folder nowhere")]
    [InlineData("migrations/0001_a.sql", "migrations/0001_a.sql is a file, not a folder")]
    public void A_folder_that_is_not_there_is_a_problem(string name, string message)
    {
        bench.Write("0001_a.sql");
        var folder = Path.Combine(bench.Root, name);

        var problem = Assert.Single(MigrationFolder.Read(folder, name, Sql.TestDialect.Sqlite).Problems);

        Assert.Equal((Codes.FolderMissing, ExitCode.Usage), (problem.Code, problem.Code.Exit));
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Repeatable_files_are_no_versions_and_need_no_markers()
    {
        bench.Write("0001_a.sql");
        bench.Write("repeatable/b_view.sql", "-- Who is active.\ncreate view b as select 1;\n");
        bench.Write(
            "repeatable/a_view.sql",
            "-- migrate:allow drop-view a -- made anew\n\ncreate view a as select 1;\n-- migrate:verify\nselect 1;\n");
        bench.Write("repeatable/c_view.sql", "-- migrate:up\ncreate view c as select 1;\n");

        var files = bench.Read().Required;

        Assert.Equal(["0001_a"], files.Migrations.Select(migration => migration.Id));
        Assert.Equal(["repeatable/a_view", "repeatable/b_view", "repeatable/c_view"], files.Repeatable.Select(file => file.Id));
        Assert.All(files.Repeatable, file => Assert.True(file.Repeatable));
        Assert.Equal(
            [
                new SqlSection("\n\ncreate view a as select 1;\n", 1),
                new SqlSection("-- Who is active.\ncreate view b as select 1;\n", 1),
                new SqlSection("create view c as select 1;\n", 2),
            ],
            files.Repeatable.Select(file => file.Up));
        Assert.Equal("select 1;\n", files.Repeatable[0].Verify?.Text);
        Assert.Equal("drop-view", Assert.Single(files.Repeatable[0].Allows).Kind);
    }

    [Theory]
    [InlineData("create view a as select 1;\n-- migrate:down\ndrop view a;\n", "marker-misplaced")]
    [InlineData("-- migrate:parent 0001\ncreate view a as select 1;\n", "marker-misplaced")]
    [InlineData("-- migrate:phase contract\n-- migrate:up\ncreate view a as select 1;\n", "marker-misplaced")]
    [InlineData("create view a as select 1;\n-- migrate:allow drop-view a -- why\n", "marker-misplaced")]
    [InlineData("create view a as select 1;\n-- migrate:up\nselect 1;\n", "sql-outside-section")]
    [InlineData("create view a as select 'x;\n", "sql-unterminated")]
    [InlineData("create view a as select 1;\n-- migrate: verify\n", "marker-unknown")]
    public void A_repeatable_file_cannot_have_what_only_versions_have(string text, string code)
    {
        bench.Write("repeatable/a.sql", text);

        Assert.Equal(code, Assert.Single(bench.Problems()).Code.Name);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("\n\n", "")]
    [InlineData("-- only a comment", "")]
    [InlineData("/* only\na comment */\n", "")]
    [InlineData("-- migrate:up\n", "")]
    [InlineData("-- migrate:up", "")]
    [InlineData("-- migrate:up\n-- only a comment\n;\n-- migrate:down\n", "-- only a comment\n;\n")]
    [InlineData("\uFEFF", "")]
    public void Fault_E6_a_file_without_statements_is_a_migration_and_a_note(string text, string up)
    {
        bench.Write("0001_a.sql", text);

        var files = bench.Read().Required;

        Assert.Equal(up, Assert.Single(files.Migrations).Up.Text);
        Assert.Equal((Codes.MigrationEmpty, ExitCode.Done), (Assert.Single(files.Notes).Code, files.Notes[0].Code.Exit));
    }

    [Fact]
    public void All_problems_of_all_files_are_reported_at_once()
    {
        bench.Write("0001_a.sql", "select 1;\n");
        bench.Write("0002_b.sql", "-- migrate:up\nselect 'x;\n");
        bench.Write("0003_c.sql", [0xFF]);
        bench.Write("0004 d.sql");
        bench.Write("trading/0005_e.sql", "-- migrate:phase never\n-- migrate:up\nselect 1;\n-- migrate:donw\n");

        Assert.Equal(
            [
                ("migrations/0001_a.sql", "up-missing"), ("migrations/0002_b.sql", "sql-unterminated"),
                ("migrations/0003_c.sql", "file-not-text"), ("migrations/0004 d.sql", "file-name-invalid"),
                ("migrations/trading/0005_e.sql", "marker-invalid"), ("migrations/trading/0005_e.sql", "marker-unknown"),
            ],
            bench.Problems().OrderBy(problem => problem.Where!.File.Replace(' ', '_'), StringComparer.Ordinal)
                .Select(problem => (problem.Where!.File, problem.Code.Name)));
    }

    [Fact]
    public void Many_files_are_read_as_few_are()
    {
        for (var i = 1; i <= 1_000; i++)
            bench.Write($"{i:0000}_m.sql", i % 100 == 0 ? "-- migrate:upp\n" : $"-- migrate:up\nselect {i};\n");

        Assert.Equal(
            Enumerable.Range(1, 10).Select(i => $"migrations/{i * 100:0000}_m.sql"),
            bench.Problems().Select(problem => problem.Where!.File));

        for (var i = 100; i <= 1_000; i += 100)
            bench.Write($"{i:0000}_m.sql", $"-- migrate:up\nselect {i};\n");
        Assert.Equal(
            Enumerable.Range(1, 1_000).Select(i => ($"{i:0000}_m", $"select {i};\n")),
            bench.Read().Required.Migrations.Select(migration => (migration.Id, migration.Up.Text)));
    }

    [Fact]
    public void What_the_framework_reads_is_what_we_read()
    {
        for (var i = 1; i <= 300; i++)
            bench.Write($"app{i % 3}/{i:0000}_m.sql", $"-- migrate:up\nselect '{new string('é', i * 20)}';\n");
        bench.Link("app1/9999_link.sql", "0001_m.sql");

        var portable = bench.ReadPortably().Required;

        Assert.Equal(
            bench.Read().Required.Migrations.Select(migration => (migration.Id, migration.Up, migration.Checksum)),
            portable.Migrations.Select(migration => (migration.Id, migration.Up, migration.Checksum)));
        Assert.Equal(301, portable.Migrations.Length);
    }

    public void Dispose() => bench.Dispose();
}
