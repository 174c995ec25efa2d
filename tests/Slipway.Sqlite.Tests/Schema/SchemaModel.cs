using System.Text;

namespace Slipway.Sqlite.Tests.Schema;

/// <summary>A schema as a test makes it up, to be written in any spelling.</summary>
sealed record SchemaModel(IReadOnlyList<TableModel> Tables, IReadOnlyList<EntryModel> Entries)
{
    public string Write(Speller speller)
    {
        var text = new StringBuilder();
        foreach (var table in speller.Shuffled(Tables))
            text.Append(table.Write(speller)).Append(";\n");
        foreach (var rank in new[] { "virtual table", "view", "index", "trigger" })
        {
            foreach (var entry in Entries.Where(entry => entry.Kind == rank))
                text.Append(entry.Write(speller)).Append(";\n");
        }

        return text.ToString();
    }

    public TableModel? Find(string table) => Tables.FirstOrDefault(one => one.Name == table);

    /// <summary>Without what names a table, a column or a view that is not there.</summary>
    public SchemaModel Sound()
    {
        var tables = Tables.Select(table => table.Sound()).ToList();
        var entries = Entries.ToList();
        int count;
        do
        {
            count = entries.Count;
            entries = entries.Where(entry => entry.Uses.All(use =>
                tables.Exists(table => table.Name == use.Table && (use.Column is null || table.Has(use.Column)))
                || (use.Column is null && entries.Exists(other => other.Kind == "view" && other.Name == use.Table)))).ToList();
        }
        while (entries.Count < count);
        return new SchemaModel(tables, entries);
    }
}

/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Constraints">Its constraints; the primary key is one of them.</param>
sealed record TableModel(string Name, IReadOnlyList<ColumnModel> Columns, IReadOnlyList<ConstraintModel> Constraints)
{
    public bool IsStrict { get; init; }

    public bool Has(string column) => Columns.Any(one => one.Name == column);

    /// <summary>Without what needs a column that is not there.</summary>
    public TableModel Sound()
    {
        var plain = Columns.Where(column => column.Uses is null).Select(column => column.Name).ToList();
        var columns = Columns.Where(column => column.Uses is null || plain.Contains(column.Uses)).ToList();
        bool Bears(ConstraintModel one, string name) =>
            columns.Exists(column => column.Name == name && (one.Kind != "primary key" || column.Uses is null));
        return this with
        {
            Columns = columns,
            Constraints = [.. Constraints.Where(one => one.Columns.All(name => Bears(one, name)))],
        };
    }

    public bool IsWithoutRowid { get; init; }

    public string Write(Speller speller)
    {
        var apart = Constraints.Where(one => one.Columns.Count != 1 || one.IsNeverInline || speller.Flip()).ToList();
        var items = speller.Shuffled(Columns.Select(column => column.Write(speller) + string.Concat(
            Constraints.Except(apart).Where(one => one.Columns[0] == column.Name)
                .Select(one => speller.Break() + one.WriteInline(speller)))));
        items.AddRange(speller.Shuffled(apart.Select(one => one.Write(speller))));
        var options = new[] { IsStrict ? speller.Keyword("strict") : "", IsWithoutRowid ? speller.Keyword("without rowid") : "" };
        var list = string.Join(",", items.Select(item => speller.Break() + item));
        return $"{speller.Keyword("create table")} {speller.Name(Name)}{speller.Break()}({list}\n) "
            + string.Join(", ", speller.Shuffled(options.Where(option => option.Length > 0)));
    }
}

/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Clauses">What else is said of it, of which the keywords may be spelled otherwise.</param>
/// <param name="Uses">The column that it is generated from.</param>
sealed record ColumnModel(string Name, string Type, string Clauses, string? Uses)
{
    public string Write(Speller speller)
    {
        // SQLite takes the two words before AS for a part of the type, and cuts them off when one blank is between them.
        var how = speller.Flip() ? speller.Keyword("as") : "GENERATED ALWAYS AS";
        var generated = Uses is null ? "" : $" {how} (coalesce({speller.Name(Uses)}, 'Nil'))";
        return $"{speller.Name(Name)} {Type}{generated}{speller.Break()}{Clauses}";
    }
}

/// <param name="Kind">primary key, unique, check, foreign key.</param>
/// <param name="Name">Its name, if it has one.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rest">What follows.</param>
sealed record ConstraintModel(string Kind, string? Name, IReadOnlyList<string> Columns, string Rest)
{
    /// <summary>The table that it points at.</summary>
    public string? Parent { get; init; }

    public bool IsNeverInline => Kind is "primary key" && Rest.Contains("desc", StringComparison.Ordinal);

    public string Write(Speller speller) => Called(speller) + Kind switch
    {
        "check" => $"{speller.Keyword("check")}{(speller.Flip() ? " " : "")}({Condition(speller)})",
        "foreign key" => $"{speller.Keyword("foreign key")} ({speller.Names(Columns)}) {References(speller)}",
        "primary key" when Rest == "autoincrement" => $"{speller.Keyword(Kind)} ({speller.Names(Columns)} {Rest})",
        _ => $"{speller.Keyword(Kind)} ({speller.Names(Columns)}) {Rest}",
    };

    public string WriteInline(Speller speller) => Called(speller) + Kind switch
    {
        "check" => $"{speller.Keyword("check")} ({Condition(speller)})",
        "foreign key" => References(speller),
        _ => $"{speller.Keyword(Kind)} {Rest}",
    };

    string Called(Speller speller) => Name is null ? "" : $"{speller.Keyword("constraint")} {speller.Name(Name)} ";

    string Condition(Speller speller) => string.Join(
        speller.Flip() ? " and " : "\n AND ",
        Columns.Select(column => $"({speller.Name(column)} is null or length({speller.Name(column)}) < {Rest})"));

    string References(Speller speller) => $"{speller.Keyword("references")} {speller.Name(Parent!)} ({speller.Name("id")}) {Rest}";
}

/// <param name="Kind">index, view, trigger, virtual table.</param>
/// <param name="Name">Its name.</param>
/// <param name="Uses">The tables and columns that it uses, in the order of its template.</param>
/// <param name="Template">Its text: {0} is its name, {1} the table, {2} and on the columns.</param>
sealed record EntryModel(string Kind, string Name, IReadOnlyList<(string Table, string? Column)> Uses, string Template)
{
    public string Write(Speller speller)
    {
        object[] names = [speller.Name(Name), .. Uses.Select(use => speller.Name(use.Column ?? use.Table))];
        return string.Format(Template, names)
            .Replace("create ", speller.Keyword("create") + " ", StringComparison.Ordinal)
            .Replace(" from ", speller.Break() + "from ", StringComparison.Ordinal);
    }
}
