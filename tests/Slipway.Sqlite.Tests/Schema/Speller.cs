namespace Slipway.Sqlite.Tests.Schema;

/// <summary>Writes the same statement in many ways: letter case, quotes, blanks, comments, the order of what has none.</summary>
sealed class Speller(Random random)
{
    public string Keyword(string words) => random.Next(3) switch
    {
        0 => words.ToUpperInvariant(),
        1 => words.Replace(" ", random.Next(8) == 0 ? " /* x , ) */ " : "  ", StringComparison.Ordinal),
        _ => words,
    };

    public string Name(string name)
    {
        var isPlain = name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') && name is not ("order" or "group");
        return (isPlain ? random.Next(6) : 1 + random.Next(3)) switch
        {
            1 => $"\"{name}\"",
            2 => $"[{name}]",
            3 => $"`{name}`",
            4 => name.ToUpperInvariant(),
            _ => name,
        };
    }

    public string Names(IEnumerable<string> names) => string.Join(random.Next(2) == 0 ? "," : " , ", names.Select(Name));

    public string Break() => random.Next(6) switch
    {
        0 => "\n  -- it's a comment, with (\n  ",
        1 => "\n\t",
        _ => " ",
    };

    public bool Flip() => random.Next(2) == 0;

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var at = list.Count - 1; at > 0; at--)
        {
            var other = random.Next(at + 1);
            (list[at], list[other]) = (list[other], list[at]);
        }

        return list;
    }
}
