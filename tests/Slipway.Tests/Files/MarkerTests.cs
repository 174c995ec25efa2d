using Slipway.Files;
using Xunit;

namespace Slipway.Tests.Files;

public sealed class MarkerTests
{
    [Fact]
    public void Every_marker_is_understood()
    {
        var migration = FilesBench.Parse(
            """
            -- Alerts, part 1.
            -- migrate:parent 0003_add_watchlists 0003_fix
            -- migrate:depends accounts/0002_totp
            -- migrate:phase backfill
            -- migrate:transaction off
            -- migrate:allow drop-column users.legacy -- moved to profiles in 0002, released 2026-10-01
            -- migrate:allow delete-rows "my table" max=200 -- duplicates -- see the ticket
            -- migrate:timeout lock=3s statement=10min
            -- migrate:foreign-keys on
            -- migrate:replaces 0001_init..0002_users
            -- migrate:batch trades by id size 5000
            -- migrate:probe select count(*) = 1 from x -- not a reason
            -- migrate:idempotent

            -- migrate:up
            alter table users add column locale text;

            -- migrate:down
            alter table users drop column locale;

            -- migrate:verify
            select count(*) = 0 from users where locale = '';
            """).Required;

        Assert.Equal("0004_add_alerts", migration.Id);
        Assert.Equal("migrations/0004_add_alerts.sql", migration.Path);
        Assert.Equal(["0003_add_watchlists", "0003_fix"], migration.DeclaredParents);
        Assert.Equal(["accounts/0002_totp"], migration.Depends);
        Assert.Equal(Phase.Backfill, migration.Phase);
        Assert.False(migration.Transactional);
        Assert.Equal(
            [
                new Declaration("drop-column", "users.legacy", null, "moved to profiles in 0002, released 2026-10-01", 6),
                new Declaration("delete-rows", "\"my table\"", 200, "duplicates -- see the ticket", 7),
            ],
            migration.Allows);
        Assert.Equal((TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(10)), (migration.LockTimeout, migration.StatementTimeout));
        Assert.True(migration.ForeignKeys);
        Assert.Equal("0001_init..0002_users", migration.Replaces);
        Assert.Equal("trades by id size 5000", migration.Batch);
        Assert.Equal("select count(*) = 1 from x -- not a reason", migration.Probe);
        Assert.True(migration.Idempotent);
        Assert.Equal(new SqlSection("alter table users add column locale text;\n\n", 16), migration.Up);
        Assert.Equal(new SqlSection("alter table users drop column locale;\n\n", 19), migration.Down);
        Assert.Equal(new SqlSection("select count(*) = 0 from users where locale = '';", 22), migration.Verify);
    }

    [Fact]
    public void Without_markers_the_defaults_hold()
    {
        var migration = FilesBench.Parse("-- migrate:up\nselect 1;\n").Required;

        Assert.True(migration.DeclaredParents.IsDefault);
        Assert.Empty(migration.Depends);
        Assert.Empty(migration.Allows);
        Assert.Equal(Phase.Expand, migration.Phase);
        Assert.True(migration.Transactional);
        Assert.False(migration.ForeignKeys || migration.Idempotent || migration.Repeatable);
        Assert.Null(migration.Down ?? migration.Verify);
        Assert.Null(migration.LockTimeout ?? migration.StatementTimeout);
        Assert.Null(migration.Probe ?? migration.Replaces ?? migration.Batch);
    }

    [Theory]
    [InlineData("-- migrate:parent a b", "a", "b")]
    [InlineData("-- migrate:parent a, b,c", "a", "b", "c")]
    [InlineData("-- migrate:parent a\n-- migrate:parent trading/b", "a", "trading/b")]
    [InlineData("-- migrate:parent\ta  \t", "a")]
    [InlineData("-- migrate:parent base", new string[0])]
    public void Parents_stand_on_one_line_or_on_several(string header, params string[] parents)
    {
        var migration = FilesBench.Parse($"{header}\n-- migrate:up\nselect 1;\n").Required;

        Assert.False(migration.DeclaredParents.IsDefault);
        Assert.Equal(parents, migration.DeclaredParents);
    }

    [Theory]
    [InlineData("-- migrate:transaction off\n-- migrate:up", false)]
    [InlineData("-- migrate:transaction on\n-- migrate:up", true)]
    [InlineData("-- migrate:up transaction:false", false)]
    [InlineData("-- migrate:up   transaction:true  ", true)]
    public void The_transaction_is_switched_off_in_our_way_and_in_dbmates(string header, bool isTransactional) =>
        Assert.Equal(isTransactional, FilesBench.Parse($"{header}\nvacuum;\n").Required.Transactional);

    [Fact]
    public void Dbmate_says_it_for_both_directions()
    {
        var migration = FilesBench.Parse(
            "-- migrate:up transaction:false\nvacuum;\n-- migrate:down transaction:false\nvacuum;\n").Required;

        Assert.False(migration.Transactional);
    }

    [Theory]
    [InlineData("lock=250ms", 0.25, null)]
    [InlineData("statement=1h", null, 3600.0)]
    [InlineData("statement=1.5min lock=2sec", 2.0, 90.0)]
    public void Timeouts_have_units(string text, double? lockSeconds, double? statementSeconds)
    {
        var migration = FilesBench.Parse($"-- migrate:timeout {text}\n-- migrate:up\nselect 1;\n").Required;

        Assert.Equal((lockSeconds, statementSeconds), (migration.LockTimeout?.TotalSeconds, migration.StatementTimeout?.TotalSeconds));
    }

    [Theory]
    [InlineData("-- a comment that migrates users: up to 100")]
    [InlineData("-- Migrate: copy the old prices to the new table")]
    [InlineData("-- migrate the users up and down")]
    [InlineData("-- migrate")]
    [InlineData("-- see migrate:allow in the manual")]
    [InlineData("-- -- migrate:depends other/0001")]
    [InlineData("-- moved: down below")]
    [InlineData("-- minor: up")]
    [InlineData("-- Up and down")]
    [InlineData("-- + Up")]
    [InlineData("/* the migration: see below */")]
    [InlineData("/*\n * migrates what is left\n */")]
    [InlineData("--")]
    [InlineData("----------------")]
    public void A_comment_that_is_only_a_comment_stays_one(string comment)
    {
        var migration = FilesBench.Parse($"{comment}\n-- migrate:up\n{comment}\nselect 1;\n-- migrate:down\n{comment}\n").Required;

        Assert.Equal($"{comment}\nselect 1;\n", migration.Up.Text);
    }

    [Theory]
    [InlineData("-- migrate:up\nselect 1;\n-- migrate:verify\nselect 2;\n-- migrate:down\nselect 3;\n")]
    [InlineData("-- migrate:up\nselect 1;\n-- migrate:down\nselect 3;\n-- migrate:verify\nselect 2;\n")]
    public void Down_and_verify_stand_in_either_order(string text)
    {
        var migration = FilesBench.Parse(text).Required;

        Assert.Equal(("select 1;\n", "select 2;\n", "select 3;\n"), (migration.Up.Text, migration.Verify?.Text, migration.Down?.Text));
    }

    [Fact]
    public void A_section_begins_in_the_line_after_its_marker()
    {
        var migration = FilesBench.Parse("\n\n-- migrate:up\n\n  select 1;\n-- migrate:down").Required;

        Assert.Equal(new SqlSection("\n  select 1;\n", 4), migration.Up);
        Assert.Equal(new SqlSection("", 7), migration.Down);
    }

    [Fact]
    public void The_statements_of_a_section_know_their_place_in_the_file()
    {
        var migration = FilesBench.Parse("-- migrate:up\nbegin;\nselect 1;\n  select 2;\ncommit;\n").Required;

        var script = MigrationScript.Of(migration, migration.Up, Sql.TestDialect.Sqlite).Required;

        Assert.Equal([(3, 1), (4, 3)], script.Statements.Select(statement => (statement.Line, statement.Column)));
        Assert.Equal("outer-transaction", Assert.Single(script.Notes).Code.Name);
    }

    [Fact]
    public void Without_a_transaction_begin_and_commit_are_not_taken_off()
    {
        var migration = FilesBench.Parse("-- migrate:up transaction:false\nbegin;\nselect 1;\ncommit;\n").Required;

        Assert.Equal(2, MigrationScript.Of(migration, migration.Up, Sql.TestDialect.Sqlite).Problems.Length);
    }
}
