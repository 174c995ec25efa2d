using System.CommandLine;

namespace Slipway.Cli.Render;

/// <summary>What <c>--help</c> prints.</summary>
static class HelpText
{
    /// <summary>The help of a command.</summary>
    /// <param name="to">Where it goes.</param>
    /// <param name="command">The command.</param>
    /// <param name="path">The words that call it.</param>
    /// <param name="common">The options that every command has.</param>
    /// <param name="example">A command line that a person may copy.</param>
    /// <param name="remarks">What else a person should know.</param>
    public static void Write(
        TextWriter to, Command command, string path, IReadOnlyCollection<Option> common, string example, string? remarks)
    {
        to.WriteLine(command.Description);
        to.WriteLine();
        to.WriteLine($"Usage: {Usage(command, path)}");
        to.WriteLine($"Example: {example}");
        if (command.Aliases.Count > 0)
            to.WriteLine($"Also: {string.Join(", ", command.Aliases)}");
        if (remarks is not null)
            to.WriteLine($"\n{remarks}");

        Section(to, "Commands", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => new Row(sub.Name, sub.Description)));
        Section(to, "Arguments", command.Arguments.Select(argument => new Row(argument.HelpName ?? argument.Name, argument.Description)));
        Section(to, "Options", command.Options.Where(option => !common.Contains(option) && !option.Hidden).Select(RowOf));
        Section(to, "Options of every command", common.Select(RowOf));
    }

    static string Usage(Command command, string path)
    {
        var arguments = command.Arguments.Select(argument =>
            argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.HelpName ?? argument.Name}]" : argument.HelpName ?? argument.Name);
        return string.Join(' ', [path, .. command.Subcommands.Count > 0 ? ["COMMAND"] : (string[])[], .. arguments, "[options]"]);
    }

    static Row RowOf(Option option)
    {
        var names = string.Join(", ", option.Aliases.OrderBy(alias => alias.Length).Append(option.Name));
        return new(option.HelpName is { } value ? $"{names} {value}" : names, option.Description);
    }

    static void Section(TextWriter to, string title, IEnumerable<Row> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;

        to.WriteLine($"\n{title}:");
        var width = Math.Min(30, all.Max(row => row.Left.Length));
        foreach (var (left, right) in all)
        {
            if (left.Length > width)
                to.WriteLine($"  {left}\n  {new string(' ', width)}  {right}");
            else
                to.WriteLine($"  {left.PadRight(width)}  {right}");
        }
    }

    sealed record Row(string Left, string? Right);
}
