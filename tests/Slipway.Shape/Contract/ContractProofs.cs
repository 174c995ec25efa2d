using Slipway.Problems;
using Slipway.Shape.Source;
using Xunit;

namespace Slipway.Shape.Contract;

/// <summary>Each check of what others rely on finds what it looks for, and texts are as they should be.</summary>
public sealed class ContractProofs
{
    const string Undocumented = """
        /// <summary>A step.</summary>
        /// <param name="Id">Which.</param>
        public sealed record Step(string Id, int Lines)
        {
            public int Rows;
            /// <summary> </summary>
            public int Count { get; }
            internal int Hidden;
            public override string ToString() => "";
            /// <inheritdoc/>
            public void Run() { }
        }
        class Inner { public int Rows; }
        """;

    [Fact]
    public void A_public_member_without_words_is_found()
    {
        var file = new SourceFile("src/Slipway/Plan/Step.cs", Undocumented);

        Assert.Equal(
            ["Step.Count has no summary", "Step.Lines is not described", "Step.Rows has no summary"],
            Documentation.Missing(new Codebase([file]), [file]).Select(finding => finding.What).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("SeveralHeads", "several_heads", "is not in kebab case")]
    [InlineData("SeveralHeads", "Several-Heads", "is not in kebab case")]
    [InlineData("ManyHeads", "several-heads", "stands in Codes.ManyHeads, not in Codes.SeveralHeads")]
    [InlineData("Cycle", "cycle", "stands twice")]
    public void A_badly_spelled_code_is_found(string property, string code, string complaint) =>
        Assert.Contains(CodeRules.BadlySpelled([("Cycle", "cycle"), (property, code)]), finding => finding == new Finding(code, complaint));

    [Fact]
    public void A_code_that_nobody_reports_is_found()
    {
        SourceFile[] files =
        [
            new("src/Slipway/Problems/Codes.Graph.cs", "class Codes { object a = Codes.Cycle; object b = Codes.MissingParent; }"),
            new("src/Slipway/Graph/GraphProblem.cs", "class GraphProblem { object a = Codes.Cycle; }"),
        ];

        Assert.Equal("Codes.MissingParent", Assert.Single(CodeRules.Unused(["Cycle", "MissingParent"], files)).Where);
    }

    [Fact]
    public void The_page_of_problems_is_sorted_by_exit_code_and_name()
    {
        var meanings = new Dictionary<ExitCode, string> { [ExitCode.Usage] = "Usage.", [ExitCode.Done] = "Done." };

        ProblemCode[] codes = [new("b", ExitCode.Usage, "B|b."), new("c", ExitCode.Done, "C."), new("a", ExitCode.Usage, "A.")];

        var page = ProblemPage.Of(codes, meanings);

        Assert.EndsWith(
            """

            ## 0: Done

            | code | means |
            |---|---|
            | `c` | C. |

            ## 2: Usage

            | code | means |
            |---|---|
            | `a` | A. |
            | `b` | B\|b. |

            """,
            page,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_difference_of_two_texts_is_their_lines() =>
        Assert.Equal("- b\n+ x\n+ y", Recorded.Difference("a\nb\nc", "a\nx\ny\nc"));

    [Fact]
    public void The_public_api_is_spelled_as_in_csharp() => Assert.Equal(
        """
        sealed class Slipway.Shape.Contract.SampleApi<T> : MarshalByRefObject, IDisposable
            SampleApi(string? text)
            void Dispose()
            required IReadOnlyList<string?> Lines { get; init; }
            bool TryRead<TKey>(Dictionary<TKey, int?> rows, out T[] found, bool twice = false, string? name = null)
        enum Slipway.Shape.Contract.SampleApi.Kind<T>
            Down = 1
            Up = 0
        sealed record Slipway.Shape.Contract.SampleRow
            SampleRow(int Number, DateTimeOffset? At = null)
            DateTimeOffset? At { get; init; }
            int Number { get; set; }

        """,
        PublicApi.Of([typeof(SampleRow), typeof(SampleApi<>), typeof(SampleApi<>.Kind)]));
}
