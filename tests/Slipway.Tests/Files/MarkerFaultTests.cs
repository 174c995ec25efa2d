using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.Files;

public sealed class MarkerFaultTests
{
    [Theory]
    [InlineData("--migrate:down", "down")]
    [InlineData("--  migrate:down", "down")]
    [InlineData("-- migrate: down", "down")]
    [InlineData("-- migrate :down", "down")]
    [InlineData("-- Migrate:Down", "down")]
    [InlineData("-- MIGRATE:DOWN", "down")]
    [InlineData("--- migrate:down", "down")]
    [InlineData(" -- migrate:down", "down")]
    [InlineData("\t-- migrate:down", "down")]
    [InlineData("select 2; -- migrate:down", "down")]
    [InlineData("/* migrate:down */", "down")]
    [InlineData("-- migrate down", "down")]
    [InlineData("-- migrate-down", "down")]
    [InlineData("-- migrate=down", "down")]
    [InlineData("-- migrate up transaction:false", "up")]
    [InlineData("-- migrat:down", "down")]
    [InlineData("-- mirgate:down", "down")]
    [InlineData("-- nigrate:down", "down")]
    [InlineData("-- igrate:down", "down")]
    [InlineData("-- migration:down", "down")]
    [InlineData("-- migration: down", "down")]
    [InlineData("-- migrations:down", "down")]
    [InlineData("--migrate:depends accounts/0001", "depends")]
    [InlineData("-- migrate: allow drop-table x -- why", "allow")]
    [InlineData("-- migrate:", "…")]
    public void A_near_miss_is_an_error_that_names_the_right_marker(string line, string marker)
    {
        var problem = Only($"-- migrate:up\nselect 1;\n{line}\nselect 2;\n");

        Assert.Equal(Codes.MarkerUnknown, problem.Code);
        Assert.Equal(new Place("migrations/0004_add_alerts.sql", 3), problem.Where);
        Assert.Contains($"`-- migrate:{marker}`", problem.Fix, StringComparison.Ordinal);
        Assert.Contains(line.Trim().Replace("select 2; ", "", StringComparison.Ordinal), problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("donw", "down")]
    [InlineData("Up", "up")]
    [InlineData("up;", "up")]
    [InlineData("parents", "parent")]
    [InlineData("foreign_keys", "foreign-keys")]
    [InlineData("rollback", "down")]
    [InlineData("no-transaction", "transaction off")]
    public void An_unknown_marker_is_an_error_that_names_a_known_one(string name, string meant)
    {
        var problem = Only($"-- migrate:up\nselect 1;\n-- migrate:{name}\n");

        Assert.Equal(Codes.MarkerUnknown, problem.Code);
        Assert.Contains($"`-- migrate:{meant}`", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void A_marker_that_resembles_none_gets_the_list_of_all() => Assert.Contains(
        "parent, depends, phase, transaction, allow, timeout, foreign-keys, replaces, batch, probe, idempotent, up, down, verify",
        Only("-- migrate:up\nselect 1;\n-- migrate:whatever\n").Fix,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("-- +migrate Up", "sql-migrate", "`-- migrate:up`")]
    [InlineData("-- +migrate Down", "sql-migrate", "`-- migrate:down`")]
    [InlineData("-- +migrate Up notransaction", "sql-migrate", "`-- migrate:up transaction:false`")]
    [InlineData("-- +goose Up", "goose", "`-- migrate:up`")]
    [InlineData("-- +goose NO TRANSACTION", "goose", "`-- migrate:transaction off`")]
    [InlineData("-- +goose StatementBegin", "goose", "Slipway needs no marker for that")]
    [InlineData("-- +micrate Down", "micrate", "`-- migrate:down`")]
    [InlineData("-- Down Migration", "node-pg-migrate", "`-- migrate:down`")]
    [InlineData("--liquibase formatted sql", "Liquibase", "`-- migrate:up`")]
    [InlineData("-- //@UNDO", "MyBatis", "`-- migrate:down`")]
    [InlineData("-- !Ups", "Play", "`-- migrate:up`")]
    public void Another_tools_marker_is_an_error_that_says_whose_it_is(string line, string tool, string fix)
    {
        var problem = Only($"{line}\ncreate table t (a);\n");

        Assert.Equal(Codes.MarkerForeign, problem.Code);
        Assert.Contains(tool, problem.Message, StringComparison.Ordinal);
        Assert.Contains(fix, problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("insert into docs values ('write\n-- migrate:down\n')", "a string that begins in line 2")]
    [InlineData("create table \"a\n-- migrate:down\n\" (b)", "a quoted name that begins in line 2")]
    [InlineData("/*\n-- migrate:down\n*/ select 1", "a comment that begins in line 2")]
    [InlineData("create table t (\n-- migrate:down\na)", "a parenthesis that begins in line 2")]
    [InlineData("create trigger t after insert on a begin\n-- migrate:down\nselect 1; end", "a trigger that begins in line 2")]
    public void A_marker_inside_of_something_is_an_error(string sql, string what)
    {
        var problem = Only($"-- migrate:up\n{sql};\n");

        Assert.Equal(Codes.MarkerMisplaced, problem.Code);
        Assert.Equal(3, problem.Where!.Line);
        Assert.Contains(what, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("insert into docs values ('\n-- migrate down\n-- +goose Up\n  -- migrate:up\n/* migrate:up */');")]
    [InlineData("create trigger t after insert on a begin\n-- Migrate:Up\nselect 1; end;")]
    [InlineData("select '-- migrate:down';")]
    public void Inside_of_something_a_near_miss_is_a_part_of_it(string sql) =>
        Assert.Equal($"{sql}\n", FilesBench.Parse($"-- migrate:up\n{sql}\n").Required.Up.Text);

    [Fact]
    public void A_string_may_be_full_of_what_looks_like_markers()
    {
        var lines = string.Concat(Enumerable.Repeat("-- migrate up\n/* migrate:up */ -- Migrate:Down\n", 20_000));
        var migration = FilesBench.Parse($"-- migrate:up\ninsert into docs values ('{lines}'), ('{lines}');\n-- migrate:down\n").Required;

        Assert.Equal($"insert into docs values ('{lines}'), ('{lines}');\n", migration.Up.Text);
        Assert.NotNull(migration.Down);
    }

    [Fact]
    public void A_string_without_an_end_is_that_and_not_a_misplaced_marker()
    {
        var problem = Only("-- migrate:up\nselect 'x;\n-- migrate:down\nselect 2;\n");

        Assert.Equal(Codes.SqlUnterminated, problem.Code);
        Assert.Equal(new Place("migrations/0004_add_alerts.sql", 2, 8), problem.Where);
    }

    [Theory]
    [InlineData("-- migrate:up\nselect 1;\n-- migrate:phase expand\n", "`-- migrate:phase` stands in the up section")]
    [InlineData("-- migrate:up\nselect 1;\n-- migrate:down\n-- migrate:allow drop-table a -- b\n", "stands in the down section")]
    [InlineData("-- migrate:down\nselect 1;\n-- migrate:up\nselect 1;\n", "`-- migrate:down` stands before `-- migrate:up`")]
    [InlineData("-- migrate:verify\nselect 1;\n-- migrate:up\nselect 1;\n", "`-- migrate:verify` stands before `-- migrate:up`")]
    public void A_marker_in_the_wrong_order_is_an_error(string text, string message)
    {
        var problem = Only(text);

        Assert.Equal(Codes.MarkerMisplaced, problem.Code);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-- migrate:up\nselect 1;\n-- migrate:up\nselect 2;\n", "up", 1)]
    [InlineData("-- migrate:up\nselect 1;\n-- migrate:down\nselect 2;\n-- migrate:down\n", "down", 3)]
    [InlineData("-- migrate:phase expand\n-- migrate:phase contract\n-- migrate:up\n", "phase", 1)]
    [InlineData("-- migrate:timeout lock=1s\n-- migrate:timeout statement=1s\n-- migrate:up\n", "timeout", 1)]
    [InlineData("-- migrate:idempotent\n-- migrate:idempotent\n-- migrate:up\n", "idempotent", 1)]
    public void A_marker_that_is_there_twice_is_an_error(string text, string marker, int firstLine)
    {
        var problem = Only(text);

        Assert.Equal(Codes.MarkerTwice, problem.Code);
        Assert.Contains($"`-- migrate:{marker}` stands here and in line {firstLine}.", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parent")]
    [InlineData("parent ../../etc/passwd")]
    [InlineData("parent 0003.sql")]
    [InlineData("parent a a")]
    [InlineData("parent a base")]
    [InlineData("parent a\n-- migrate:parent base")]
    [InlineData("parent base\n-- migrate:parent a")]
    [InlineData("depends")]
    [InlineData("depends a a")]
    [InlineData("phase")]
    [InlineData("phase Expand")]
    [InlineData("phase expand now")]
    [InlineData("transaction")]
    [InlineData("transaction false")]
    [InlineData("allow")]
    [InlineData("allow drop-column users.legacy")]
    [InlineData("allow drop-column users.legacy --")]
    [InlineData("allow drop-column -- no object")]
    [InlineData("allow Drop-Column users.legacy -- why")]
    [InlineData("allow drop-column users.legacy because -- why")]
    [InlineData("allow delete-rows users max=some -- why")]
    [InlineData("allow delete-rows users max=-1 -- why")]
    [InlineData("allow drop-column a.b -- one\n-- migrate:allow drop-column a.b -- two")]
    [InlineData("timeout")]
    [InlineData("timeout lock=3")]
    [InlineData("timeout lock=0s")]
    [InlineData("timeout lock=3s lock=4s")]
    [InlineData("timeout lock=999999h")]
    [InlineData("timeout locks=3s")]
    [InlineData("timeout 3s")]
    [InlineData("foreign-keys yes")]
    [InlineData("replaces 0001_a")]
    [InlineData("replaces 0001_a..")]
    [InlineData("replaces 0001_a...0002_b")]
    [InlineData("replaces a b..c")]
    [InlineData("phase backfill\n-- migrate:batch trades")]
    [InlineData("phase backfill\n-- migrate:batch trades by id size 0")]
    [InlineData("phase backfill\n-- migrate:batch trades by size 5")]
    [InlineData("phase backfill\n-- migrate:batch trades by id size 5 6")]
    [InlineData("batch trades by id size 5000")]
    [InlineData("probe")]
    [InlineData("probe select")]
    [InlineData("probe delete from t")]
    [InlineData("idempotent yes")]
    [InlineData("up transaction:no")]
    [InlineData("up now")]
    public void What_a_marker_does_not_understand_is_an_error_with_an_example(string marker)
    {
        var problem = Only(marker.StartsWith("up", StringComparison.Ordinal)
            ? $"-- migrate:{marker}\nselect 1;\n"
            : $"-- migrate:{marker}\n-- migrate:up\nselect 1;\n");

        Assert.Equal(Codes.MarkerInvalid, problem.Code);
        Assert.Contains("-- migrate:", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-- migrate:up\nvacuum;\n-- migrate:down transaction:false\nvacuum;\n")]
    [InlineData("-- migrate:transaction on\n-- migrate:up transaction:false\nvacuum;\n")]
    [InlineData("-- migrate:up\nselect 1;\n-- migrate:verify transaction:false\nselect 1;\n")]
    public void What_is_said_about_the_transaction_must_agree(string text) => Assert.Equal(Codes.MarkerInvalid, Only(text).Code);

    [Theory]
    [InlineData("create table t (a);\n", 1)]
    [InlineData("-- a comment\n\ncreate table t (a);\n", 3)]
    [InlineData("-- migrate:parent 0003\n", 0)]
    public void Without_an_up_section_it_is_no_migration(string text, int line)
    {
        var problem = Only(text);

        Assert.Equal(Codes.UpMissing, problem.Code);
        Assert.Equal(line, problem.Where!.Line);
        Assert.Contains("`-- migrate:up`", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Sql_above_the_up_section_is_an_error()
    {
        var problem = Only("-- why\n\nselect 1;\n-- migrate:up\nselect 2;\n");

        Assert.Equal(Codes.SqlOutsideSection, problem.Code);
        Assert.Equal(3, problem.Where!.Line);
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_file_is_said_at_once() => Assert.Equal(
        [
            (1, "marker-invalid"), (2, "marker-unknown"), (4, "marker-unknown"), (5, "client-command"), (6, "marker-misplaced"),
            (7, "sql-unterminated"),
        ],
        FilesBench.Parse(
            "-- migrate:phase never\n-- migrate:prent a\n-- migrate:up\n-- migrate: down\n\\i x.sql\n-- migrate:phase expand\nselect 'x\n")
            .Problems.OrderBy(problem => problem.Where!.Line).Select(problem => (problem.Where!.Line, problem.Code.Name)));

    static Problem Only(string text) => Assert.Single(FilesBench.Parse(text).Problems);
}
