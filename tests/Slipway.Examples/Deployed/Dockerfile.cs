using System.Text.Json;

namespace Slipway.Examples.Deployed;

/// <summary>An example's Dockerfile: its instructions, a line each.</summary>
sealed class Dockerfile
{
    readonly List<(string Word, string Text)> _instructions = [];

    public Dockerfile(Example example)
    {
        var text = File.ReadAllText(Path.Combine(example.Folder, "Dockerfile")).Replace("\\\n", "", StringComparison.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')))
        {
            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            _instructions.Add((line[..blank], line[(blank + 1)..].Trim()));
        }
    }

    /// <summary>What the container runs: both in the form that no shell comes near.</summary>
    public IReadOnlyList<string> Entry => [.. Words("ENTRYPOINT"), .. Words("CMD")];

    /// <summary>What stands behind a word, wherever it stands.</summary>
    public IReadOnlyList<string> All(string word) =>
        [.. _instructions.Where(instruction => instruction.Word == word).Select(instruction => instruction.Text)];

    /// <summary>The arguments of an instruction in exec form.</summary>
    public IReadOnlyList<string> Words(string word) => JsonSerializer.Deserialize<string[]>(All(word).Single())!;
}
