using Slipway.Machine;
using Slipway.Problems;
using Slipway.Sqlite.Connections;
using Slipway.Sqlite.Inspection;
using Slipway.Sqlite.Tests.Copies;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Inspection;

/// <summary>What the tests of inspections share.</summary>
public abstract class InspectionSuite : CopySuite
{
    protected string Backups => System.IO.Path.Combine(Folder, "backups");

    /// <summary>Before a deployment with a backup.</summary>
    protected InspectionRequest ForChange => new(Backups, WillWrite: true);

    protected static InspectionRequest ToLook => new(null, WillWrite: false);

    protected Task<Readiness> InspectAsync(InspectionRequest? request = null) =>
        Existing().InspectAsync(request ?? ForChange, Cancel);

    /// <summary>With what the kernel would say of file systems that this machine does not have.</summary>
    private protected Readiness InspectOn(FileSystem system, InspectionRequest? request = null)
    {
        _ = Target;
        return new Inspector(new SqliteConnections(Path, mayCreate: false), _ => system).Inspect(request ?? ForChange, Cancel);
    }

    private protected static FileSystem Plenty(uint magic = 0xef53) => new(magic, 1L << 40, 1L << 39, 1_000_000, IsReadOnly: false);

    protected static Problem Refusal(Readiness readiness, ProblemCode code)
    {
        var problem = Assert.Single(readiness.Refusals);
        Assert.Equal(code, problem.Code);
        Assert.NotNull(problem.Fix);
        return problem;
    }

    protected static Problem Warning(Readiness readiness, ProblemCode code)
    {
        Assert.Empty(readiness.Refusals);
        var problem = Assert.Single(readiness.Warnings, warning => warning.Code == code);
        Assert.NotNull(problem.Fix);
        return problem;
    }
}
