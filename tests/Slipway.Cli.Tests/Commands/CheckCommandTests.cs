using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Commands;

/// <summary>The gate for CI.</summary>
public sealed class CheckCommandTests
{
    const string Users = "create table users (id integer primary key, name text not null);\n";

    [Fact]
    public void Promise_A39_what_is_well_passes()
    {
        using var project = new TempProject().Migration("0001_users", Users, "drop table users;");
        project.Write("schema.sql", Users);

        Assert.Equal("Checked.\n", project.Succeed("check", "--round-trip"));
        Assert.True(Shop.Parse(project.Succeed("check", "--json")).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public void Promise_G3_a_first_revision_that_drops_tables_does_not_run_from_scratch()
    {
        using var project = new TempProject().Migration("0001_initial", "drop table users;\ndrop table epics;");

        var ended = project.Fail(3, "check", "--from-scratch", "--json");

        var finding = Assert.Single(Shop.Parse(ended.Output).GetProperty("findings").EnumerateArray());
        Assert.Equal("migration-failed", finding.Text("rule"));
        Assert.Equal("0001_initial", finding.Text("migration"));
        Assert.Contains("users", finding.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_way_back_that_leads_elsewhere_is_found()
    {
        using var project = new TempProject()
            .Migration("0001_users", Users, "drop table users;")
            .Migration("0002_more", "create table more (id integer);\ncreate index i on users (name);", "drop table more;");

        Assert.Equal("Checked.\n", project.Succeed("check", "--from-scratch"));
        var ended = project.Fail(3, "check", "--round-trip", "--format", "github");

        Assert.StartsWith("::error file=migrations/0002_more.sql,line=", ended.Output, StringComparison.Ordinal);
        Assert.Contains("create-index i", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_migration_without_a_way_back_is_said_and_passes()
    {
        using var project = new TempProject().Migration("0001_users", Users);

        var said = project.Succeed("check", "--round-trip");

        Assert.Contains("[not-reversible]", said, StringComparison.Ordinal);
        Assert.Contains("Checked: 0 errors, 1 warning.", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_N49_the_words_of_other_tools_write_what_is_missing()
    {
        using var project = new TempProject().Migration("0001_users", Users);
        project.Write("schema.sql", Users + "create table orders (id integer primary key);\n");

        Assert.Contains("wanted-differs", project.Fail(3, "check").Output, StringComparison.Ordinal);
        Assert.Equal("migrations/0002_add_orders.sql\n", project.Succeed("revision", "--autogenerate", "-m", "add orders"));
        Assert.Equal("No changes: the migrations make the wanted schema.\n", project.Succeed("makemigrations"));
        Assert.Equal("Checked.\n", project.Succeed("check"));
    }

    [Fact]
    public void What_needs_no_database_is_checked_without_one()
    {
        using var project = new TempProject("""{ "engine": "postgresql" }""").Migration("0001_users", Users);

        Assert.Equal("Checked.\n", project.Succeed("check"));
    }
}
