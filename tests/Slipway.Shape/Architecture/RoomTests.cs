using System.Xml.Linq;
using Slipway.Shape.Source;
using Xunit;

namespace Slipway.Shape.Architecture;

/// <summary>The architecture of the source, as it is.</summary>
public sealed class RoomTests
{
    [Fact]
    public void Every_name_is_bound() => Finding.AssertNone(
        Codebase.OfSource.UnboundNames(),
        "The compiler of these tests does not know these names, so dependencies may go unseen: give Codebase the missing reference.");

    [Fact]
    public void Rooms_use_only_the_rooms_that_they_may() => Finding.AssertNone(
        Rooms.Forbidden(Codebase.OfSource.Uses),
        "Move the code to the room that it belongs to, or hand in what it needs; the table in Rooms.cs is the architecture.");

    [Fact]
    public void No_namespaces_use_each_other_in_a_circle() => Finding.AssertNone(
        Cycles.Of(Codebase.OfSource.Uses),
        "Turn one of the arrows round: let the lower one take what it needs as a parameter, or move the type to where both may see it.");

    [Fact]
    public void The_folders_of_the_core_are_its_rooms()
    {
        var strangers = Repository.Folders("src/Slipway").Except(Rooms.OfTheCore)
            .Select(room => new Finding($"src/Slipway/{room}", "is no room"));
        var loose = Repository.Files("src/Slipway")
            .Where(path => path.Count(c => c == '/') == 2 && path.EndsWith(".cs", StringComparison.Ordinal))
            .Select(path => new Finding(path, "lies in no room"));

        Finding.AssertNone(strangers.Concat(loose), "The listing of src/Slipway is the architecture: a new room is a new row in Rooms.cs.");
    }

    [Fact]
    public void Namespaces_are_folders() => Finding.AssertNone(
        Placement.Misplaced(Repository.Code("src", "tests", "bench")),
        "The namespace is the project's name and the folders below it.");

    [Fact]
    public void Projects_reference_only_what_they_may()
    {
        var found = Repository.Files("src").Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))
            .SelectMany(path => ProjectReferences.Forbidden(path, XDocument.Load(Path.Combine(Repository.Root, path))));

        Finding.AssertNone(found, "Engines know the core alone; only the program and the web hosts know which engines there are.");
    }

    [Fact]
    public void The_deployment_lists_every_stage_once()
    {
        var stages = Repository.Code("src/Slipway/Rollout/Stages");
        var list = Repository.Code("src/Slipway/Rollout").Where(file => file.Path == "src/Slipway/Rollout/Deployment.cs").ToList();

        Finding.AssertNone(
            [.. TableOfContents.Unlisted(list, stages), .. TableOfContents.Repeated(list, stages)],
            "Deployment.cs is the list of the stages, in order: `new TheStage(),` once for each file in Rollout/Stages.");
    }

    [Fact]
    public void Each_command_stands_in_the_tree()
    {
        var commands = Repository.Code("src/Slipway.Cli/Commands");

        Finding.AssertNone(
            TableOfContents.Unlisted([Repository.Read("src/Slipway.Cli/Program.cs"), .. commands], commands),
            "Program.cs is the list of the commands: `new TheCommand(),` for each file in Commands, or in the command that it belongs to.");
    }
}
