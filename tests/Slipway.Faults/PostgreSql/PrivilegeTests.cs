using System.Text.RegularExpressions;
using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>
/// A role that lacks something is told so before anything is changed, together with the GRANTs; and these are enough. And a
/// role that works in another one's name.
/// </summary>
public sealed partial class PrivilegeTests : IDisposable
{
    readonly Lazy<ServerProject> _owner = new(() => ServerProject.Deployed());
    readonly PostgreSqlDatabase _fresh = PostgreSqlCluster.Shared.CreateDatabase();
    readonly List<string> _roles = [];

    PostgreSqlCluster Cluster => _fresh.Cluster;

    /// <summary>A database that its owner has deployed.</summary>
    PostgreSqlDatabase Deployed => _owner.Value.Database;

    [Fact]
    public void A_table_that_the_role_may_not_read_fails_nothing_behind_the_commit_and_is_named()
    {
        using var project = ServerProject.Deployed();
        project.Database.Cluster.Run("create table secrets (x int)", project.Database.Name);
        project.Migration("0009_more", "create table more (x int);");

        var up = project.Up();
        var verified = project.Run("verify");

        Assert.True(up.Code == 0, up.All);
        Assert.Contains("this role may not read public.secrets", up.All, StringComparison.Ordinal);
        Assert.True(verified.Code == 8, verified.All);
        Assert.Contains("problem  table public.secrets", verified.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_role_that_may_have_too_few_connections_is_told_at_once(int limit)
    {
        using var project = ServerProject.Deployed();
        project.Database.Cluster.Run($"alter role {project.Database.Name} connection limit {limit}");
        project.Migration("0009_more", "create table more (x int);");

        var refused = project.Run("up");

        Assert.True(refused.Code is 5 or 11, refused.All);
        Assert.Contains("CONNECTION LIMIT", refused.Errors, StringComparison.Ordinal);
    }

    /// <param name="prepared">What an administrator does before: DB is the database, ROLE the role.</param>
    [Theory]
    [InlineData("select 1")]
    [InlineData("grant create on database DB to ROLE")]
    [InlineData("revoke all on schema public from public")]
    [InlineData("create schema slipway")]
    [InlineData("create schema slipway; grant usage on schema slipway to ROLE")]
    [InlineData("create schema slipway; grant create on schema slipway to ROLE")]
    public void Fault_H13_what_a_role_lacks_on_a_fresh_database_is_printed_as_grants_that_suffice(string prepared)
    {
        using var project = Project(_fresh, NewRole(_fresh, prepared)).Migration("0001_a", "create table a (x int);");

        AssertGrantsSuffice(_fresh, project, ["0001_a"]);
    }

    [Theory]
    [InlineData("select 1")]
    [InlineData("grant usage on schema slipway to ROLE")]
    [InlineData("grant usage on schema slipway to ROLE; grant select on all tables in schema slipway to ROLE")]
    [InlineData("grant usage on schema slipway to ROLE; grant select, insert on all tables in schema slipway to ROLE")]
    [InlineData("grant usage on schema slipway to ROLE; grant all on slipway.slipway_history, slipway.slipway_meta to ROLE")]
    [InlineData("grant select, insert, update, delete on all tables in schema slipway to ROLE")]
    public void Fault_H13_what_a_role_lacks_on_a_deployed_database_is_printed_as_grants_that_suffice(string prepared)
    {
        using var project = Project(Deployed, NewRole(Deployed, prepared))
            .Migration("0001_notes", ServerProject.Notes)
            .Migration("0002_more", "alter table notes add column more text;");

        AssertGrantsSuffice(Deployed, project, ["0001_notes", "0002_more"]);
    }

    [Fact]
    public void Sessions_of_other_roles_are_seen_by_who_may_not_see_what_they_do()
    {
        using var project = ServerProject.Deployed();
        project.Database.Cluster.Run($"alter role {project.Database.Name} createdb");
        ServerProject.Succeeded(project.Run("backup", "create"));
        using var superuser = Cluster.Open(project.Database.Name);

        Assert.Contains("tests as role postgres from this machine", project.Run("doctor").Output, StringComparison.Ordinal);
        var restore = project.Run("restore", "latest", "--yes");
        Assert.NotEqual(0, restore.Code);
        Assert.Contains("tests as role postgres", restore.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgresql://{0}:x@127.0.0.1:{1}/{2}?options=-c%20role%3D{3}", false)]
    [InlineData("postgresql://{0}:x@127.0.0.1:{1}/{2}", true)]
    public void Fault_H14_a_role_that_the_session_takes_owns_what_is_made_in_every_migration_whatever_its_name(string url, bool byDefault)
    {
        const string owner = """The "owner" o'hara""";
        var quoted = "\"The \"\"owner\"\" o'hara\"";
        var login = NewRole(_fresh, "alter role ROLE noinherit");
        Cluster.Run(
            $"""
            create role {quoted}; grant {quoted} to {login};
            grant create on database {_fresh.Name} to {quoted}; grant create, usage on schema public to {quoted};
            """,
            _fresh.Name);
        if (byDefault)
            Cluster.Run($"alter role {login} in database {_fresh.Name} set role to '{owner.Replace("'", "''", StringComparison.Ordinal)}'");
        try
        {
            // Within options a backslash stands before a blank.
            var option = Uri.EscapeDataString(owner.Replace(" ", "\\ ", StringComparison.Ordinal));
            var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, url, login, Cluster.Port, _fresh.Name, option);
            using var project = new TempProject(_fresh, address)
                .Migration("0001_a", "create table a (x int);")
                .Migration("0002_b", "create table b (x int);")
                .Migration("0003_c", "create index concurrently b_x on b (x);");
            foreach (var scope in (string[])["migration", "deployment"])
            {
                ServerProject.Succeeded(project.Run("up", "--no-backup", "--transaction", scope));
                project.Migration("0004_d", "create table d (x int);").Migration("0005_e", "create table e (x int);");
            }

            Assert.Equal([owner], _fresh.Rows(
                """
                select distinct pg_get_userbyid(relowner)
                from pg_class join pg_namespace n on n.oid = relnamespace where nspname in ('public', 'slipway')
                """));
            Assert.Equal(["0001_a", "0002_b", "0003_c", "0004_d", "0005_e"], _fresh.Applied());
        }
        finally
        {
            Cluster.Run($"drop owned by {quoted} cascade; drop role {quoted}", _fresh.Name);
        }
    }

    /// <summary>Who may be the owner, but is not by itself, needs no GRANT, but to be told how.</summary>
    [Fact]
    public void Fault_H13_a_role_that_does_not_inherit_is_told_to_take_the_owner_s()
    {
        var login = NewRole(Deployed, $"grant {Deployed.Name} to ROLE; alter role ROLE noinherit");
        using var project = Project(Deployed, login)
            .Migration("0001_notes", ServerProject.Notes)
            .Migration("0002_more", "alter table notes add column more text;");

        var refused = project.Run("up", "--no-backup");

        Assert.Equal(11, refused.Code);
        var option = $"?options=-c%20role%3D{Deployed.Name}";
        Assert.Contains(option, refused.Errors, StringComparison.Ordinal);
        project.Environment["APP_DATABASE_URL"] += option;
        ServerProject.Succeeded(project.Run("up", "--no-backup"));
        Assert.Equal(["0001_notes", "0002_more"], Deployed.Applied());
    }

    public void Dispose()
    {
        foreach (var role in _roles)
        {
            if (_owner.IsValueCreated)
                Cluster.Run($"drop owned by {role} cascade", Deployed.Name);
            Cluster.Run($"drop owned by {role} cascade; drop role {role}", _fresh.Name);
        }

        if (_owner.IsValueCreated)
            _owner.Value.Dispose();
        _fresh.Dispose();
    }

    /// <summary>Refused with GRANTs, nothing changed; then the GRANTs, and it goes; perhaps there are more in a second round.</summary>
    void AssertGrantsSuffice(PostgreSqlDatabase database, TempProject project, string[] applied)
    {
        var before = Settled.State(database);
        var run = project.Run("up", "--no-backup");
        Assert.True(run.Code is 11 or 1, run.All);
        for (var round = 1; run.Code != 0; round++)
        {
            Assert.True(round < 5, run.All);
            Assert.Equal(before, Settled.State(database));
            var grants = Grants(run.All);
            Assert.True(grants.Length > 0, run.All);
            Cluster.Run(grants, database.Name);
            before = Settled.State(database);
            run = project.Run("up", "--no-backup");
        }

        Assert.Equal(applied, database.Applied());
    }

    string NewRole(PostgreSqlDatabase database, string prepared)
    {
        var role = $"{database.Name}_low";
        Cluster.Run($"create role {role} login password 'x'");
        _roles.Add(role);
        Cluster.Run(
            prepared.Replace("ROLE", role, StringComparison.Ordinal).Replace("DB", database.Name, StringComparison.Ordinal), database.Name);
        return role;
    }

    static TempProject Project(PostgreSqlDatabase database, string role) =>
        new(database, $"postgresql://{role}:x@127.0.0.1:{database.Cluster.Port}/{database.Name}");

    /// <summary>The GRANTs of a text; in a line of the log a quote stands behind a backslash.</summary>
    static string Grants(string text) => string.Join(
        '\n', Grant().Matches(text.Replace("\\\"", "\"", StringComparison.Ordinal)).Select(match => match.Value).Distinct());

    [GeneratedRegex("grant [^;]*;")]
    private static partial Regex Grant();
}
