using System.Collections.Immutable;
using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.Problems;

public sealed class OutcomeTests
{
    static readonly Problem One = new(Codes.Cycle, "one");
    static readonly Problem Two = new(Codes.Cycle, "two");

    [Fact]
    public void A_success_has_a_value_and_no_problem()
    {
        Outcome<string> outcome = "value";

        Assert.True(outcome.Succeeded);
        Assert.Equal("value", outcome.Value);
        Assert.Equal("value", outcome.Required);
        Assert.Empty(outcome.Problems);
    }

    [Fact]
    public void A_failure_has_every_problem_and_no_value()
    {
        Outcome<string> outcome = ImmutableArray.Create(One, Two);

        Assert.False(outcome.Succeeded);
        Assert.Null(outcome.Value);
        Assert.Equal([One, Two], outcome.Problems);
        Assert.Equal(One, Assert.Throws<ProblemException>(() => outcome.Required).Problem);
    }

    [Fact]
    public void A_failure_without_a_problem_is_a_bug()
    {
        Assert.Throws<InvalidOperationException>(() => (Outcome<string>)ImmutableArray<Problem>.Empty);
        Assert.Throws<InvalidOperationException>(() => (Outcome<string>)default(ImmutableArray<Problem>));
    }

    [Fact]
    public void A_problem_becomes_an_exception_that_keeps_its_cause()
    {
        var cause = new IOException("disk");
        var exception = One.ToException(cause);

        Assert.Equal("one", exception.Message);
        Assert.Same(One, exception.Problem);
        Assert.Same(cause, exception.InnerException);
    }
}
