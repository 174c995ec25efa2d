using Xunit;

namespace Slipway.PostgreSql.Tests.Schema;

/// <summary>The one half of the pairs that were written by hand.</summary>
public sealed class CaseTests
{
    public static TheoryData<string> Cases => CasePairs.Half(0);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Promise_F2_a_pair_goes_there_and_back(string name) => CasePairs.RunAsync(name);
}
