using System.Text;

namespace Slipway.PostgreSql.Tests.Schema;

/// <summary>A table of a schema made by chance.</summary>
sealed class RandomTable(string name)
{
    public string Name { get; } = name;

    public List<RandomColumn> Columns { get; init; } = [];

    public List<Part> Constraints { get; init; } = [];

    public List<Part> ForeignKeys { get; init; } = [];

    /// <summary>Indexes and statistics.</summary>
    public List<Part> Indexes { get; init; } = [];

    public SortedSet<int> Partitions { get; init; } = [];

    public string? Key { get; set; }

    public string? Options { get; set; }

    public string? Comment { get; set; }

    public bool IsPartitioned { get; set; }

    public bool IsUnlogged { get; set; }

    public RandomTable Copy() => new(Name)
    {
        Columns = [.. Columns.Select(column => column with { })],
        Constraints = [.. Constraints],
        ForeignKeys = [.. ForeignKeys],
        Indexes = [.. Indexes],
        Partitions = [.. Partitions],
        Key = Key,
        Options = Options,
        Comment = Comment,
        IsPartitioned = IsPartitioned,
        IsUnlogged = IsUnlogged,
    };

    public void Remove(RandomColumn column)
    {
        Columns.Remove(column);
        foreach (var parts in new[] { Constraints, ForeignKeys, Indexes })
            parts.RemoveAll(part => part.Needs.Contains(column.Name));
    }

    public void Write(StringBuilder sql)
    {
        var lines = Columns.Select(column => column.Definition)
            .Concat(Key is null ? [] : [$"primary key ({Key})"])
            .Concat(Constraints.Select(part => $"constraint {part.Name} {part.Text}"));
        sql.AppendLine($"create {(IsUnlogged ? "unlogged " : "")}table {Name} (\n    {string.Join(",\n    ", lines)})"
            + (IsPartitioned ? " partition by range (key)" : "") + (Options is null ? ";" : $" with ({Options});"));
        foreach (var partition in Partitions)
            sql.AppendLine($"create table {PartitionName(partition)} partition of {Name} "
                + $"for values from ({partition * 10}) to ({partition * 10 + 10});");
        foreach (var index in Indexes)
            sql.AppendLine($"{index.Text};");
        if (Comment is not null)
            sql.AppendLine($"comment on table {Name} is '{Comment.Replace("'", "''", StringComparison.Ordinal)}';");
        foreach (var column in Columns.Where(column => column.Comment is not null))
            sql.AppendLine($"comment on column {Name}.{column.Name} is '{column.Comment}';");
    }

    public void WriteForeignKeys(StringBuilder sql)
    {
        foreach (var key in ForeignKeys)
            sql.AppendLine($"alter table {Name} add constraint {key.Name} {key.Text};");
    }

    /// <summary>Statements that insert a few rows.</summary>
    public IEnumerable<string> Rows(Random random)
    {
        if (IsPartitioned && Partitions.Count == 0)
            yield break;
        var first = IsPartitioned ? Partitions.Min * 10 : 1;
        for (var row = 0; row < random.Next(1, 4); row++)
        {
            var (names, values) = (new List<string> { Columns[0].Name }, new List<string> { $"{first + row}" });
            foreach (var column in Columns.Skip(1).Where(column => column is { Default: null, Generated: null, Identity: null }
                && !column.IsSerial))
            {
                names.Add(column.Name);
                values.Add(column.IsReference ? "null" : column.DefaultFor(random));
            }

            yield return $"insert into {Name} ({string.Join(", ", names)}) overriding system value values ({string.Join(", ", values)})";
        }
    }

    string PartitionName(int number) => $"{Name.Trim('"').Replace(' ', '_').ToLowerInvariant()}_part{number}";

    /// <summary>Something that belongs to the table.</summary>
    public sealed record Part(string Name, string Text, IReadOnlyList<string> Needs);
}
