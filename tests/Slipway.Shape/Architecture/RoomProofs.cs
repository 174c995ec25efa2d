using System.Xml.Linq;
using Slipway.Shape.Source;
using Xunit;

namespace Slipway.Shape.Architecture;

/// <summary>Each check of the architecture finds what it looks for.</summary>
public sealed class RoomProofs
{
    const string Target = "namespace Slipway.Target; public sealed class Port { public int Size; public static Port Open() => new(); }";
    const string Sql = "namespace Slipway.Sql; public static class Lexer { public static int Length(string text) => text.Length; }";

    [Theory]
    [InlineData("using Slipway.Target; namespace Slipway.Plan; class Planner;")]
    [InlineData("using Slipway.Target; namespace Slipway.Plan; class Planner { Port port; }")]
    [InlineData("namespace Slipway.Plan; class Planner { Slipway.Target.Port port; }")]
    [InlineData("namespace Slipway.Plan; class Planner { global::Slipway.Target.Port port; }")]
    [InlineData("namespace Slipway.Plan; class Planner { Target.Port port; }")]
    [InlineData("namespace Slipway.Plan { using Target; class Planner { Port port; } }")]
    [InlineData("using P = Slipway.Target.Port; namespace Slipway.Plan; class Planner { P port; }")]
    [InlineData("using static Slipway.Target.Port; namespace Slipway.Plan; class Planner { object port = Open(); }")]
    [InlineData("namespace Slipway.Plan; class Planner { System.Collections.Generic.List<Target.Port> ports; }")]
    [InlineData("namespace Slipway.Plan; class Planner { System.Type type = typeof(Target.Port); }")]
    public void A_room_that_uses_a_forbidden_one_is_found(string plan)
    {
        var found = Rooms.Forbidden(Code(("Plan/Planner.cs", plan), ("Target/Port.cs", Target)).Uses).ToList();

        Assert.NotEmpty(found);
        Assert.All(found, finding => Assert.StartsWith("Plan uses Target", finding.What, StringComparison.Ordinal));
        Assert.All(found, finding => Assert.Equal("src/Slipway/Plan/Planner.cs:1", finding.Where));
    }

    [Fact]
    public void A_type_that_is_never_named_is_found_where_its_members_are_used()
    {
        var code = Code(
            ("Target/Port.cs", Target),
            ("Files/Folder.cs", "namespace Slipway.Files; public static class Folder { public static Slipway.Target.Port Port; }"),
            ("Graph/Order.cs", "using Slipway.Files; namespace Slipway.Graph; class Order { int size = Folder.Port.Size; }"));

        Assert.Contains(Rooms.Forbidden(code.Uses), finding => finding.What == "Graph uses Target (Size)");
    }

    [Fact]
    public void An_extension_is_found()
    {
        const string extension = "namespace Slipway.Target; public static class Ports { public static int Count(this string text) => 1; }";
        var code = Code(
            ("Target/Ports.cs", extension),
            ("Graph/Order.cs", "using Slipway.Target; namespace Slipway.Graph; class Order { int size = \"\".Count(); }"));

        Assert.Contains(Rooms.Forbidden(code.Uses), finding => finding.What == "Graph uses Target (Count)");
    }

    [Fact]
    public void What_the_table_allows_is_not_found()
    {
        var code = Code(
            ("Sql/Lexer.cs", Sql),
            ("Files/Folder.cs", "using Slipway.Sql; namespace Slipway.Files; class Folder { int size = Lexer.Length(\"\"); }"));

        Assert.NotEmpty(code.Uses);
        Assert.Empty(Rooms.Forbidden(code.Uses));
    }

    [Fact]
    public void Engines_do_not_know_each_other_and_nobody_below_knows_them()
    {
        const string engine = "namespace Slipway.Sqlite.Catalog; public static class Reader { public static int Count; }";
        const string other = "namespace Slipway.PostgreSql; class Reader { int count = Slipway.Sqlite.Catalog.Reader.Count; }";
        var code = new Codebase(
        [
            new("src/Slipway.Sqlite/Catalog/Reader.cs", engine),
            new("src/Slipway.PostgreSql/Reader.cs", other),
            new("src/Slipway/Rollout/Run.cs", "namespace Slipway.Rollout; class Run { int count = Sqlite.Catalog.Reader.Count; }"),
            new("src/Slipway.Cli/Engines.cs", "namespace Slipway.Cli; class Engines { int count = Sqlite.Catalog.Reader.Count; }"),
        ]);

        Assert.Equal(
            ["Rollout uses Slipway.Sqlite", "Slipway.PostgreSql uses Slipway.Sqlite"],
            Rooms.Forbidden(code.Uses).Select(finding => finding.What.Split(" (")[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_room_that_the_table_does_not_know_may_use_nothing()
    {
        var code = Code(
            ("Sql/Lexer.cs", Sql),
            ("Misc/Bag.cs", "namespace Slipway.Misc; class Bag { int size = Slipway.Sql.Lexer.Length(\"\"); }"));

        Assert.Contains(Rooms.Forbidden(code.Uses), finding => finding.What == "Misc uses Sql (Lexer)");
    }

    [Fact]
    public void A_name_that_cannot_be_bound_is_found() =>
        Assert.Contains(
            Code(("Plan/Planner.cs", "namespace Slipway.Plan; class Planner { Elsewhere.Port port; }")).UnboundNames(),
            finding => finding.What.Contains("Elsewhere", StringComparison.Ordinal));

    [Fact]
    public void A_circle_of_three_is_found()
    {
        Use[] uses =
        [
            Uses("Slipway.A", "Slipway.B"),
            Uses("Slipway.B", "Slipway.C"),
            Uses("Slipway.C.Inner", "Slipway.A"),
            Uses("Slipway.A", "Slipway.D"),
        ];

        Assert.Equal(3, Cycles.Of(uses).Count());
        Assert.Contains(Cycles.Of(uses), finding => finding.What == "Slipway.A → Slipway.B → Slipway.C → Slipway.A (X)");
    }

    [Fact]
    public void A_circle_within_a_project_is_found()
    {
        Use[] uses = [Uses("Slipway.Cli.Run", "Slipway.Cli.Render"), Uses("Slipway.Cli.Render", "Slipway.Cli.Run")];

        Assert.Equal(2, Cycles.Of(uses).Count());
    }

    [Fact]
    public void A_stage_and_its_room_are_no_circle() =>
        Assert.Empty(Cycles.Of([Uses("Slipway.Rollout", "Slipway.Rollout.Stages"), Uses("Slipway.Rollout.Stages", "Slipway.Rollout")]));

    [Theory]
    [InlineData("namespace Slipway.Graph; class Order;")]
    [InlineData("namespace Slipway.Plan { class Planner; }")]
    public void A_namespace_that_is_not_its_folder_is_found(string text)
    {
        var found = Placement.Misplaced([new("src/Slipway/Plan/Planner.cs", text)]);

        Assert.Equal("should be `namespace Slipway.Plan;`", Assert.Single(found).What);
    }

    [Theory]
    [InlineData("Slipway", "Slipway.Sqlite")]
    [InlineData("Slipway.Sqlite", "Slipway.PostgreSql")]
    [InlineData("Slipway.Sqlite", "Slipway.Cli")]
    [InlineData("Slipway.AspNetCore", "Slipway.Cli")]
    public void A_project_that_references_a_forbidden_one_is_found(string project, string reference) =>
        Assert.Equal($"references {reference}", Assert.Single(References(project, reference)).What);

    [Theory]
    [InlineData("Slipway.Sqlite", "Slipway")]
    [InlineData("Slipway.Cli", "Slipway.Sqlite")]
    public void A_project_that_references_an_allowed_one_is_not_found(string project, string reference) =>
        Assert.Empty(References(project, reference));

    [Fact]
    public void A_stage_that_does_not_stand_in_the_list_is_found()
    {
        SourceFile list = new("Deployment.cs", "class Deployment { object[] stages = [new TakeLock()]; }");

        Assert.Equal("Stages/Launch.cs", Assert.Single(TableOfContents.Unlisted([list], Stages)).Where);
        Assert.Empty(TableOfContents.Repeated([list], Stages));
    }

    [Fact]
    public void A_stage_that_stands_in_the_list_twice_is_found()
    {
        SourceFile list = new("Deployment.cs", "class Deployment { object[] stages = [new TakeLock(), new Launch(), new Launch()]; }");

        Assert.Empty(TableOfContents.Unlisted([list], Stages));
        Assert.Equal("is listed 2 times", Assert.Single(TableOfContents.Repeated([list], Stages)).What);
    }

    [Fact]
    public void A_list_that_is_missing_lists_nothing() => Assert.Equal(2, TableOfContents.Unlisted([], Stages).Count());

    static readonly SourceFile[] Stages = [new("Stages/TakeLock.cs", "class TakeLock;"), new("Stages/Launch.cs", "class Launch;")];

    static Codebase Code(params (string Path, string Text)[] files) =>
        new([.. files.Select(file => new SourceFile($"src/Slipway/{file.Path}", file.Text))]);

    static Use Uses(string from, string to) => new(from, to, "a.cs:1", "X");

    static IEnumerable<Finding> References(string project, string reference) => ProjectReferences.Forbidden(
        $"src/{project}/{project}.csproj",
        XDocument.Parse($"""<Project><ItemGroup><ProjectReference Include="../{reference}/{reference}.csproj" /></ItemGroup></Project>"""));
}
