using Slipway.Problems;
using Slipway.Sql;
using Xunit;

namespace Slipway.Tests.Sql;

public sealed class OuterTransactionTests
{
    [Theory]
    [InlineData("begin; select 1; select 2; commit;")]
    [InlineData("BEGIN TRANSACTION;\nselect 1;\nselect 2;\nCOMMIT TRANSACTION")]
    [InlineData("-- dump\nbegin immediate; select 1; select 2; end transaction; -- end")]
    [InlineData("start transaction; select 1; select 2; commit")]
    public void Fault_E22_a_pair_around_the_whole_script_is_taken_off_and_said(string text)
    {
        var script = TakeOff(text).Required;

        Assert.Equal(["select 1", "select 2"], script.Statements.Select(statement => statement.Text));
        Assert.Equal(Codes.OuterTransaction, Assert.Single(script.Notes).Code);
    }

    [Fact]
    public void A_script_without_a_pair_stays_as_it_is()
    {
        var script = TakeOff("select 1; create trigger t after insert on a begin select 1; end").Required;

        Assert.Equal(2, script.Statements.Count);
        Assert.Empty(script.Notes);
    }

    [Fact]
    public void A_pair_around_nothing_leaves_nothing() => Assert.Empty(TakeOff("begin; commit;").Required.Statements);

    [Theory]
    [InlineData("begin; select 1;", 1)]
    [InlineData("select 1; commit;", 1)]
    [InlineData("pragma foreign_keys = off; begin; select 1; commit;", 2)]
    [InlineData("begin; select 1; commit; begin; select 2; commit;", 2)]
    [InlineData("begin; savepoint s; select 1; rollback to s; commit;", 2)]
    [InlineData("begin; select 1; rollback;", 2)]
    [InlineData("begin; select 1; commit and chain;", 2)]
    [InlineData("commit; select 1; begin;", 2)]
    public void Fault_E22_any_other_statement_about_transactions_is_refused(string text, int refused)
    {
        var outcome = TakeOff(text);

        Assert.Equal(refused, outcome.Problems.Length);
        Assert.All(outcome.Problems, problem =>
        {
            Assert.Equal(Codes.TransactionControl, problem.Code);
            Assert.Contains("migrate:transaction off", problem.Fix, StringComparison.Ordinal);
            Assert.NotNull(problem.Excerpt);
        });
    }

    [Fact]
    public void Fault_E22_the_refused_statement_is_pointed_at()
    {
        var problem = Assert.Single(TakeOff("select 1;\n  rollback to s;").Problems);

        Assert.Equal(new Place("a.sql", 2, 3), problem.Where);
        Assert.Equal("2 |   rollback to s\n  |   ^", problem.Excerpt);
        Assert.StartsWith("ROLLBACK is not for a migration to say", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_none_may_be_taken_off_the_pair_is_refused_too() => Assert.Equal(
        2,
        OuterTransaction.Forbid(Split("begin; select 1; commit;"), "a.sql").Problems.Length);

    static Outcome<SqlScript> TakeOff(string text) => OuterTransaction.TakeOff(Split(text), "a.sql");

    static SqlScript Split(string text) => SqlScript.Split(text, firstLine: 1, "a.sql", TestDialect.Sqlite).Required;
}
