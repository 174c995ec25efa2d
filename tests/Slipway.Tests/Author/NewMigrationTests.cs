using System.Collections.Immutable;
using Slipway.Author;
using Slipway.Files;
using Slipway.Problems;
using Slipway.Tests.Target;
using Xunit;

namespace Slipway.Tests.Author;

public sealed class NewMigrationTests : IDisposable
{
    static readonly DateTimeOffset Now = new(2026, 10, 1, 12, 30, 0, TimeSpan.Zero);

    const string Branched = "0001_a <- 0002_b, 0001_a <- 0002_c";

    readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("slipway-new-").FullName, "migrations");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Fact]
    public void The_first_migration_makes_the_folder_and_has_no_parent()
    {
        var written = New("Add users").Required;

        Assert.Equal("0001_add_users", written.Id);
        Assert.Equal(Path.Combine(_folder, "0001_add_users.sql"), written.Path);
        Assert.Equal("-- migrate:up\n\n-- migrate:down\n", File.ReadAllText(written.Path));
    }

    [Fact]
    public void The_next_one_stands_on_the_head_and_says_so()
    {
        var written = New("Add locale", "0001_users", "0002_orders").Required;

        Assert.Equal("0003_add_locale", written.Id);
        Assert.Equal(["0002_orders"], written.Parents);
        Assert.Equal("-- migrate:parent 0002_orders\n\n-- migrate:up\n\n-- migrate:down\n", File.ReadAllText(written.Path));
    }

    [Fact]
    public void What_was_written_is_read_as_the_new_head()
    {
        _ = New("first").Required;
        var second = NewMigration.Write(new NewMigrationRequest(Read(), "second", Now)).Required;

        var files = Read();

        Assert.Equal(["0001_first", "0002_second"], files.Migrations.Select(file => file.Id));
        Assert.Equal(["0001_first"], files.Migrations[1].DeclaredParents);
        Assert.Equal("0002_second", second.Id);
    }

    [Theory]
    [InlineData("Add locale", "0001_add_locale")]
    [InlineData("  Drop  users.legacy!  ", "0001_drop_users_legacy")]
    [InlineData("../../etc/passwd", "0001_etc_passwd")]
    [InlineData("Größe für Straße", "0001_groesse_fuer_strasse")]
    [InlineData("Añade índice", "0001_anade_indice")]
    [InlineData("2fa", "0001_2fa")]
    [InlineData("naïve \u202e\u0007 bell", "0001_naive_bell")]
    public void The_name_becomes_a_file_name_that_every_system_allows(string name, string id) =>
        Assert.Equal(id, New(name).Required.Id);

    [Fact]
    public void A_long_name_is_cut_between_words()
    {
        var id = New(string.Join(' ', Enumerable.Repeat("column", 30))).Required.Id;

        Assert.True(id.Length <= 70, id);
        Assert.EndsWith("_column", id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("!!!")]
    [InlineData("移行")]
    public void A_name_of_which_nothing_can_be_kept_is_refused(string name)
    {
        var problem = Assert.Single(New(name).Problems);

        Assert.Equal(Codes.NameUnusable, problem.Code);
        Assert.False(Directory.Exists(_folder));
    }

    [Theory]
    [InlineData("0099_x", "0100_next")]
    [InlineData("9999_x", "10000_next")]
    [InlineData("007_x", "008_next")]
    [InlineData("9_x", "10_next")]
    [InlineData("init", "0001_next")]
    [InlineData("340282366920938463463374607431768211456_too_large", "0001_next")]
    public void Numbers_go_on_in_the_width_that_they_have(string last, string next) => Assert.Equal(next, New("next", last).Required.Id);

    [Fact]
    public void Times_go_on_as_times_unless_the_settings_say_otherwise()
    {
        Assert.Equal("20261001123000_next", New("next", "20260101000000_first").Required.Id);

        var request = new NewMigrationRequest(Files("20260101000000_first"), "next", Now) { Numbering = MigrationNumbering.Sequence };
        Assert.Equal("20260101000001_next", NewMigration.Write(request).Required.Id);
    }

    [Fact]
    public void Two_migrations_of_one_second_have_two_times()
    {
        var request = new NewMigrationRequest(Files("0001_a", "20261001123000_b"), "next", Now)
        {
            Numbering = MigrationNumbering.Timestamp,
        };

        Assert.Equal("20261001123001_next", NewMigration.Write(request).Required.Id);
    }

    [Fact]
    public void Several_heads_are_drawn_and_nothing_is_written()
    {
        var problem = Assert.Single(NewMigration.Write(new NewMigrationRequest(Drawn(Branched), "next", Now)).Problems);

        Assert.Equal(Codes.SeveralHeads, problem.Code);
        Assert.Contains("├─ 0002_b", problem.Excerpt, StringComparison.Ordinal);
        Assert.Contains("slipway new \"next\" --parent 0002_b --parent 0002_c", problem.Fix, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder));
    }

    [Fact]
    public void Parents_that_are_named_join_the_heads()
    {
        var request = new NewMigrationRequest(Drawn(Branched), "join", Now)
        {
            Parents = ["0002_b", "0002_c"],
        };

        var written = NewMigration.Write(request).Required;

        Assert.Equal(["0002_b", "0002_c"], written.Parents);
        var text = File.ReadAllText(written.Path);
        Assert.StartsWith("-- migrate:parent 0002_b\n-- migrate:parent 0002_c\n\n", text, StringComparison.Ordinal);
        Assert.Equal("0003_join", written.Id);
    }

    [Fact]
    public void A_second_root_says_that_it_is_one()
    {
        var written = NewMigration.Write(new NewMigrationRequest(Files("0001_a"), "other", Now) { Parents = ["base"] }).Required;

        Assert.StartsWith("-- migrate:parent base\n", File.ReadAllText(written.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void An_app_has_numbers_and_a_head_of_its_own()
    {
        var request = new NewMigrationRequest(Files("0005_a", "trading/0001_init"), "Add orders", Now) { App = "trading" };

        var written = NewMigration.Write(request).Required;

        Assert.Equal("trading/0002_add_orders", written.Id);
        Assert.StartsWith("-- migrate:parent 0001_init\n", File.ReadAllText(written.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parent_of_another_app_is_something_to_depend_on()
    {
        var request = new NewMigrationRequest(Files("0005_a", "trading/0001_init"), "x", Now) { App = "trading", Parents = ["0005"] };

        var problem = Assert.Single(NewMigration.Write(request).Problems);

        Assert.Equal(Codes.ParentUnusable, problem.Code);
        Assert.Contains("-- migrate:depends 0005_a", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("/etc")]
    [InlineData("a//b")]
    [InlineData("a b")]
    [InlineData("repeatable")]
    [InlineData("a/../b")]
    public void An_app_is_a_plain_folder(string app) => Assert.Equal(
        Codes.AppUnusable,
        Assert.Single(NewMigration.Write(new NewMigrationRequest(Files(), "x", Now) { App = app }).Problems).Code);

    [Fact]
    public void A_file_that_is_there_is_never_overwritten()
    {
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "0001_first.sql"), "mine");

        var problem = Assert.Single(New("first").Problems);

        Assert.Equal(Codes.FileExists, problem.Code);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_folder, "0001_first.sql")));
    }

    Outcome<WrittenMigration> New(string name, params ImmutableArray<string> ids) =>
        NewMigration.Write(new NewMigrationRequest(Files(ids), name, Now));

    MigrationFiles Files(params ImmutableArray<string> ids) => new(_folder, Build.Files(ids), [], []);

    MigrationFiles Drawn(string drawing) => new(_folder, Build.Drawn(drawing), [], []);

    MigrationFiles Read() =>
        MigrationFolder.Read(_folder, "migrations", new MemoryTarget(new MemoryDatabase()).Description.Dialect).Required;
}
