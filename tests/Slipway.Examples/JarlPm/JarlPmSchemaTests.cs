using System.Text.RegularExpressions;
using Slipway.Examples.Deployed;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Examples.JarlPm;

/// <summary>The schema that the twelve migrations lead to, by hand and by Slipway.</summary>
public sealed partial class JarlPmSchemaTests : IDisposable
{
    readonly PostgreSqlDatabase _database = PostgreSqlCluster.Shared.CreateDatabase();

    public JarlPmSchemaTests() => Example.JarlPm.MigrateByHand(_database);

    [Fact]
    public void There_are_the_37_tables_each_with_its_columns()
    {
        Assert.Equal(37, JarlPmSchema.Tables.Count);
        Assert.Equal(JarlPmSchema.Tables.Keys.Order(StringComparer.Ordinal), PostgreSqlSchema.Tables(_database));
        foreach (var (table, columns) in JarlPmSchema.Tables)
        {
            var there = PostgreSqlSchema.Columns(_database, table).Split('\n').Select(line => line.Split(' ')[0]).ToList();
            Assert.Empty(columns.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Except(there));
            Assert.Contains("created_at", table is "epic_snapshots" or "external_push_runs" ? ["created_at"] : there);
        }
    }

    [Fact]
    public void Columns_have_the_types_of_the_application() => Assert.Equal(
        JarlPmSchema.Types,
        JarlPmSchema.Types.Select(line => line.Split(' ')[0].Split('.')).Select(name =>
            $"{name[0]}." + PostgreSqlSchema.Columns(_database, name[0]).Split('\n')
                .Single(column => column.StartsWith(name[1] + " ", StringComparison.Ordinal))
                .Replace(" not null", "", StringComparison.Ordinal)));

    [Fact]
    public void Keys_and_checks_are_those_of_the_application()
    {
        Assert.Empty(JarlPmSchema.Unique.Except(PostgreSqlSchema.Constraints(_database, 'u')));
        Assert.Equal(JarlPmSchema.Checks, PostgreSqlSchema.Constraints(_database, 'c').Select(InShort));
        Assert.Contains(
            "users: unique ix_users_email USING btree (email)".Replace(" USING btree ", "", StringComparison.Ordinal),
            PostgreSqlSchema.Indexes(_database));
    }

    /// <summary>Keys that others refer to are texts with a prefix, not the primary key.</summary>
    [Fact]
    public void Foreign_keys_name_unique_columns_and_cascade()
    {
        var keys = PostgreSqlSchema.Constraints(_database, 'f');

        Assert.True(keys.Count > 30, string.Join('\n', keys));
        Assert.All(keys, key => Assert.Matches(@"REFERENCES \w+\(\w+_id\) ON DELETE CASCADE$", key));
    }

    [Fact]
    public void Functions_and_triggers_are_a_part_of_the_schema() => Assert.Equal(
        JarlPmSchema.Triggers,
        _database.Rows(
            """
            select tgrelid::regclass || ': ' || tgname || ' ' || proname from pg_trigger join pg_proc on pg_proc.oid = tgfoid
            where not tgisinternal order by 1
            """));

    [Fact]
    public void Promise_G25_The_revisions_are_applied_in_the_order_that_they_name_not_in_that_of_their_files()
    {
        using var deployed = new DeployedExample(Example.JarlPm);
        Assert.NotEqual(Example.JarlPm.Ids, Example.JarlPm.Ids.Order(StringComparer.Ordinal));
        Assert.Contains(Example.JarlPm.Ids, id => !NonHex().IsMatch(id.Split('_')[0]));

        deployed.Succeed("up");

        Assert.Equal(Example.JarlPm.Ids, deployed.Database.Applied());
        Assert.Equal(Owned(_database), Owned(deployed.Database));
    }

    [Fact]
    public void Promise_J24_Down_to_a_revision_and_up_again_gives_the_same_schema()
    {
        using var deployed = new DeployedExample(Example.JarlPm);
        deployed.Succeed("up");

        deployed.Succeed("downgrade", "17517632ed2c", "--yes");
        Assert.Equal(Example.JarlPm.Ids.Take(8), deployed.Database.Applied());
        deployed.Succeed("downgrade", "base", "--yes");
        Assert.Empty(PostgreSqlSchema.Tables(deployed.Database));
        deployed.Succeed("up");

        Assert.Equal(Owned(_database), Owned(deployed.Database));
    }

    [Fact]
    public void Promise_J23_One_step_back_takes_the_guards_away_and_leaves_the_tables()
    {
        using var deployed = new DeployedExample(Example.JarlPm);
        deployed.Succeed("up");

        deployed.Succeed("downgrade", "-1", "--yes");

        Assert.Equal(Example.JarlPm.Ids.SkipLast(1), deployed.Database.Applied());
        Assert.Equal(37, PostgreSqlSchema.Tables(deployed.Database).Count);
        Assert.Empty(deployed.Database.Rows(
            "select tgname from pg_trigger where not tgisinternal and tgrelid::regclass::text not like 'slipway.%'"));
    }

    [Fact]
    public void Promise_J25_The_history_has_every_revision_newest_first()
    {
        using var deployed = new DeployedExample(Example.JarlPm);
        deployed.Succeed("up");

        var history = deployed.Succeed("history");

        Assert.Equal(
            Example.JarlPm.Ids.Reverse(),
            Example.JarlPm.Ids.OrderBy(id => history.IndexOf(id, StringComparison.Ordinal)));
    }

    public void Dispose() => _database.Dispose();

    /// <summary>The table, the column and the words of a check, however the server writes it.</summary>
    static string InShort(string constraint)
    {
        var (table, says) = constraint.Split(": ") is [var name, var text] ? (name, text) : ("", "");
        var column = Column().Match(says).Groups[1].Value;
        return $"{table}: {column} {string.Join(' ', Word().Matches(says).Select(match => match.Groups[1].Value))}";
    }

    /// <summary>The dump, with the owner called by one name.</summary>
    static string Owned(PostgreSqlDatabase database) => database.Dump().Replace(database.Name, "owner", StringComparison.Ordinal);

    [GeneratedRegex(@"\(\((\w+)\)::text")]
    private static partial Regex Column();

    [GeneratedRegex(@"'(\w+)'")]
    private static partial Regex Word();

    [GeneratedRegex("^[0-9a-f]+$")]
    private static partial Regex NonHex();
}
