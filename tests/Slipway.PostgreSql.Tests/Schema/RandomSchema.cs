using System.Text;

namespace Slipway.PostgreSql.Tests.Schema;

/// <summary>
/// A schema made by chance, in memory: tables with columns, constraints and indexes, and things beside them; it can be changed by chance
/// and printed as the SQL that makes it.
/// </summary>
sealed class RandomSchema(Random random)
{
    readonly List<RandomTable> _tables = [];
    readonly HashSet<string> _sequences = [];
    int _named;

    /// <summary>A schema of a few tables.</summary>
    public static RandomSchema Make(Random random)
    {
        var schema = new RandomSchema(random);
        for (var count = random.Next(1, 5); count > 0; count--)
            schema.AddTable();
        for (var count = random.Next(0, 6); count > 0; count--)
            schema.Edit();
        return schema;
    }

    /// <summary>The same schema, to be changed by itself.</summary>
    public RandomSchema Copy()
    {
        var copy = new RandomSchema(random) { _named = _named };
        copy._tables.AddRange(_tables.Select(table => table.Copy()));
        copy._sequences.UnionWith(_sequences);
        return copy;
    }

    /// <summary>Changes one thing.</summary>
    public void Edit()
    {
        if (_tables.Count == 0 || random.Next(12) == 0)
        {
            AddTable();
            return;
        }

        var table = Any(_tables);
        Action[] edits =
        [
            () => AddColumn(table), () => AddColumn(table), () => DropColumn(table), () => ChangeType(table), () => ChangeType(table),
            () => ChangeNotNull(table), () => ChangeNotNull(table), () => ChangeDefault(table), () => ChangeDefault(table),
            () => ChangeIdentity(table), () => AddConstraint(table), () => AddConstraint(table), () => AddForeignKey(table),
            () => AddForeignKey(table), () => DropConstraint(table), () => AddIndex(table), () => AddIndex(table), () => DropIndex(table),
            () => AddStatistics(table), () => ChangeOptions(table), () => ChangeComment(table), () => DropTable(table),
            () => ChangeSequences(),
            () => AddPartition(table), () => AddGenerated(table), () => ChangeUnlogged(table),
        ];
        Any(edits)();
    }

    /// <summary>The statements that make it.</summary>
    public string Sql()
    {
        var sql = new StringBuilder();
        foreach (var sequence in _sequences.Order(StringComparer.Ordinal))
            sql.AppendLine($"create sequence {sequence};");
        foreach (var table in _tables)
            table.Write(sql);
        foreach (var table in _tables)
            table.WriteForeignKeys(sql);
        return sql.ToString();
    }

    /// <summary>Rows for the tables, as far as their constraints let them in.</summary>
    public IEnumerable<string> Rows() => _tables.SelectMany(table => table.Rows(random));

    void AddTable()
    {
        var table = new RandomTable(Any(["t{0}", "\"T {0}\"", "items_{0}"]).Replace("{0}", $"{_named++}", StringComparison.Ordinal));
        var (first, count) = (true, random.Next(1, 6));
        for (; count > 0; count--, first = false)
        {
            if (first)
                table.Columns.Add(new RandomColumn("key", "integer") { NotNull = true });
            AddColumn(table);
        }

        table.IsPartitioned = random.Next(5) == 0;
        if (random.Next(4) > 0)
            table.Key = "key";
        if (table.IsPartitioned)
            table.Partitions.Add(0);
        _tables.Add(table);
    }

    void AddColumn(RandomTable table)
    {
        var name = Any(RandomColumn.Names);
        if (table.Columns.Any(column => column.Name == name))
            return;
        var column = new RandomColumn(name, Any(RandomColumn.Types));
        switch (random.Next(6))
        {
            case 0:
                (column.NotNull, column.Default) = (true, column.DefaultFor(random));
                break;
            case 1:
                column.Default = column.DefaultFor(random);
                break;
            case 2 when column.Type is "integer" or "bigint" && !table.IsPartitioned:
                (column.NotNull, column.Type) = (true, column.Type is "integer" ? "serial" : "bigserial");
                break;
        }

        table.Columns.Add(column);
    }

    void AddGenerated(RandomTable table)
    {
        if (table.Columns.All(column => column.Name != "made"))
            table.Columns.Add(new RandomColumn("made", Any(["bigint", "numeric"])) { Generated = Any(["key * 2", "key + 1", "7"]) });
    }

    void DropColumn(RandomTable table)
    {
        if (Free(table) is { Count: > 0 } some)
            table.Remove(Any(some));
    }

    void ChangeType(RandomTable table)
    {
        if (Free(table).Where(column => column is { Generated: null, Identity: null }
            && !column.IsReference).ToList() is not { Count: > 0 } some)
            return;
        var column = Any(some);
        if (column.Widened() is { } wider && random.Next(3) > 0)
            column.Type = wider;
    }

    void ChangeNotNull(RandomTable table)
    {
        // What has rows may hold nulls: only what has a default is filled.
        var some = Free(table).Where(column => column is { Identity: null } && !column.IsSerial && (column.NotNull
            || column.Default is not null || column.Generated is not null)).ToList();
        if (some.Count > 0)
            Any(some).NotNull ^= true;
    }

    void ChangeDefault(RandomTable table)
    {
        if (Free(table).Where(column => column is { Identity: null, Generated: null, IsReference: false }
            && !column.IsSerial).ToList() is not { Count: > 0 } some)
            return;
        var column = Any(some);
        if (column is { Type: "bigint" or "integer" } && _sequences.Count > 0 && random.Next(3) == 0)
            column.Default = $"nextval('{Any(_sequences.ToList())}')";
        else if (column.NotNull || random.Next(3) > 0)
            column.Default = column.DefaultFor(random);
        else
            column.Default = null;
    }

    void ChangeIdentity(RandomTable table)
    {
        if (table.IsPartitioned)
            return;
        var column = table.Columns[0];
        column.Identity = column.Identity is null
            ? Any(["always as identity", "by default as identity", "by default as identity (start with 50)",
                "always as identity (increment by 5 cache 3)"])
            : random.Next(2) == 0 ? null : Any(["always as identity", "by default as identity (start with 70 cycle)"]);
    }

    void AddConstraint(RandomTable table)
    {
        var column = Any(table.Columns);
        var name = $"c{_named++}";
        switch (random.Next(4))
        {
            case 0 when !table.IsPartitioned && column is { Type: not "jsonb", Name: not "key" }:
                table.Constraints.Add(new(name, $"unique (key, {column.Name})", [column.Name]));
                break;
            case 1 when !table.IsPartitioned:
                table.Constraints.Add(new(name, $"exclude using btree (key with =, (coalesce(key, {random.Next(3)})) with =)", ["key"]));
                break;
            case 2:
                SwitchKey(table);
                break;
            default:
                table.Constraints.Add(new(name, $"check ({column.Name} is not null or key <> {random.Next(-5, -1)})", [column.Name]));
                break;
        }
    }

    void SwitchKey(RandomTable table)
    {
        table.Key = table.Key is null ? "key" : null;
        foreach (var other in _tables)
            other.ForeignKeys.RemoveAll(key => key.Needs.Contains(table.Name));
    }

    void AddForeignKey(RandomTable table)
    {
        var other = Any(_tables);
        if (other.Key is null || table.IsUnlogged || other.IsUnlogged)
            return;
        var name = $"f{_named++}";
        var column = new RandomColumn($"ref{_named++}", "integer");
        table.Columns.Add(column);
        var actions = Any(["", " on delete cascade", " on update set null", " deferrable initially deferred"]);
        table.ForeignKeys.Add(new(name, $"foreign key ({column.Name}) references {other.Name} (key){actions}", [column.Name, other.Name]));
    }

    void DropConstraint(RandomTable table)
    {
        if (table.ForeignKeys.Count > 0 && random.Next(2) == 0)
            table.ForeignKeys.RemoveAt(random.Next(table.ForeignKeys.Count));
        else if (table.Constraints.Count > 0)
            table.Constraints.RemoveAt(random.Next(table.Constraints.Count));
    }

    void AddIndex(RandomTable table)
    {
        var column = Any(table.Columns);
        var name = $"i{_named++}";
        var text = (column.Type, random.Next(4)) switch
        {
            ("jsonb", _) => $"create index {name} on {table.Name} using gin ({column.Name})",
            ("text", 0) => $"create index {name} on {table.Name} (lower({column.Name})) where key > {random.Next(9)}",
            (_, 1) when !table.IsPartitioned =>
                $"create unique index {name} on {table.Name} ({column.Name} desc nulls last, key) "
                + $"with (fillfactor = {random.Next(50, 99)})",
            (_, 2) => $"create index {name} on {table.Name} ((key + {random.Next(5)}), {column.Name})",
            _ => $"create index {name} on {table.Name} ({column.Name}) include (key)",
        };
        table.Indexes.Add(new(name, text, [column.Name]));
    }

    void DropIndex(RandomTable table)
    {
        if (table.Indexes.Count > 0)
            table.Indexes.RemoveAt(random.Next(table.Indexes.Count));
    }

    void AddStatistics(RandomTable table)
    {
        var column = Any(table.Columns);
        if (column.Name is "key" || column.Type is "jsonb")
            return;
        var name = $"s{_named++}";
        table.Indexes.Add(new(name, $"create statistics {name} on key, {column.Name} from {table.Name}", [column.Name]));
    }

    void ChangeOptions(RandomTable table)
    {
        if (!table.IsPartitioned)
            table.Options = Any([null, "fillfactor = 70", "fillfactor = 80, autovacuum_enabled = false",
                "toast.autovacuum_enabled = false"]);
    }

    void ChangeUnlogged(RandomTable table)
    {
        if (!table.IsPartitioned && table.ForeignKeys.Count == 0
            && !_tables.Any(other => other.ForeignKeys.Any(key => key.Needs.Contains(table.Name))))
            table.IsUnlogged ^= true;
    }

    void ChangeComment(RandomTable table)
    {
        table.Comment = Any([null, "a table", "it's \\ \"one\""]);
        Any(table.Columns).Comment = Any([null, "a column"]);
    }

    void DropTable(RandomTable table)
    {
        _tables.Remove(table);
        foreach (var other in _tables)
            other.ForeignKeys.RemoveAll(key => key.Needs.Contains(table.Name));
    }

    void ChangeSequences()
    {
        var name = Any(["ids", "\"Ids\"", "numbers"]);
        if (_sequences.Add(name))
            return;
        _sequences.Remove(name);
        foreach (var column in _tables.SelectMany(table => table.Columns)
            .Where(column => column.Default?.Contains($"'{name}'", StringComparison.Ordinal) == true))
            column.Default = column.DefaultFor(random);
    }

    void AddPartition(RandomTable table)
    {
        if (table.IsPartitioned)
            table.Partitions.Add(random.Next(4));
    }

    /// <summary>The columns of a table that are not its key.</summary>
    static List<RandomColumn> Free(RandomTable table) => table.Columns.Skip(1).ToList();

    T Any<T>(IReadOnlyList<T> some) => some[random.Next(some.Count)];
}
