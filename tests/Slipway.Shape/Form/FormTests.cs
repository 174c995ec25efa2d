using Slipway.Shape.Source;
using Xunit;

namespace Slipway.Shape.Form;

/// <summary>The form of the source, as it is.</summary>
public sealed class FormTests
{
    static readonly IReadOnlyList<SourceFile> Core = Repository.Code("src/Slipway");
    static readonly IReadOnlyList<SourceFile> Shipped = Repository.Code("src", "examples");
    static readonly IReadOnlyList<SourceFile> All = [.. Shipped, .. Repository.Code("tests", "bench")];

    [Fact]
    public void Files_are_short() => Finding.AssertNone(Lengths.LongFiles(All), "Split the file where its subject divides.");

    [Fact]
    public void Methods_are_short() => Finding.AssertNone(Lengths.LongMethods(All), "Give a part of the method a name of its own.");

    [Fact]
    public void Lines_are_short() => Finding.AssertNone(Lengths.LongLines(All), "Break the line; aim at 120.");

    [Fact]
    public void Names_say_what_a_type_is() => Finding.AssertNone(
        Types.BadlyNamed(All), "Name the type after what it is or does; these suffixes fit every type and so say nothing.");

    [Fact]
    public void A_file_holds_one_public_type_and_bears_its_name() => Finding.AssertNone(
        Types.BadlyPlaced(Repository.Code("src")), "Give the type a file of its own, named after it.");

    [Fact]
    public void The_core_names_no_engine() => Finding.AssertNone(
        Words.OfEngines(Core.Where(file => !file.Path.StartsWith("src/Slipway/Settings/", StringComparison.Ordinal))),
        "What an engine needs is handed in by the engine: as a record, or behind ITarget. Only Settings knows the schemes of URLs.");

    [Fact]
    public void Only_the_program_has_a_console() => Finding.AssertNone(
        Words.OfTheConsole(Repository.Code("src/Slipway", "src/Slipway.Sqlite")), "Send an event, or return a problem.");

    [Fact]
    public void Queries_run_over_objects() => Finding.AssertNone(
        Queries.OverStructs(Codebase.OfSource),
        "Make it an anonymous type, a record, or a loop: each struct that flows through LINQ makes the native program larger.");

    [Fact]
    public void Nothing_is_left_for_later() => Finding.AssertNone(
        Words.OfTheUnfinished([.. Shipped, .. Repository.Code("bench")]), "Do it now, or leave it out and say so in the note.");

    [Fact]
    public void Nothing_names_the_machine_that_it_was_written_on() => Finding.AssertNone(
        Repository.Files().Where(IsText).SelectMany(path => Words.OfTheWorkplace(path, Repository.TextOf(path))),
        "Make the path relative to the repository, or take it from a setting.");

    [Fact]
    public void Tests_are_skipped_for_a_reason() => Finding.AssertNone(
        TestRules.SkippedWithoutReason(Repository.Code("tests")), "Say what the machine lacks.");

    [Fact]
    public void Tests_bear_ids_that_exist() => Finding.AssertNone(
        TestRules.WithUnknownIds(Repository.Code("tests")),
        "Promise_A30_…, Fault_F10_… and Property_P3_… name rows of the tables; see Ids.cs.");

    static bool IsText(string path)
    {
        using var stream = File.OpenRead(Path.Combine(Repository.Root, path));
        Span<byte> start = stackalloc byte[512];
        return !start[..stream.Read(start)].Contains((byte)0);
    }
}
