namespace Slipway.Sqlite.Tests.Schema;

/// <summary>Makes up schemas, and changes them a little.</summary>
sealed class SchemaEdits(Random random)
{
    static readonly string[] Tables = ["users", "posts", "tags", "order", "audit log", "t_5"];

    static readonly string[] Columns = ["name", "body", "n", "price", "group", "two words", "Größe", "at", "flag", "ref_id"];

    static readonly string[] Types = ["integer", "text", "real", "blob", "int"];

    static readonly string[] LooseTypes = ["varchar(20)", "numeric(10, 2)", "double precision", "boolean", "", "unsigned big int"];

    static readonly string[] Actions =
        ["", "on delete cascade", "on delete set null on update cascade", "deferrable initially deferred", "on delete no action"];

    public SchemaModel Make()
    {
        var model = new SchemaModel([], []);
        for (var count = random.Next(1, 5); count > 0; count--)
            model = AddTable(model);
        for (var count = random.Next(0, 6); count > 0; count--)
            model = AddEntry(model);
        return model.Sound();
    }

    public SchemaModel Edit(SchemaModel model)
    {
        if (model.Tables.Count == 0)
            return AddTable(model);
        var table = Any(model.Tables);
        var entry = model.Entries.Count == 0 ? null : Any(model.Entries);
        return (random.Next(16) switch
        {
            0 => AddTable(model),
            1 => model with { Tables = [.. model.Tables.Where(one => one != table)] },
            2 or 3 => With(model, table, table with { Columns = [.. table.Columns, MakeColumn(table)] }),
            4 or 5 => With(model, table, Without(table, Any(table.Columns))),
            6 or 7 => With(model, table, Altered(table, Any(table.Columns))),
            8 => With(model, table, AddConstraint(model, table)),
            9 when table.Constraints.Count > 0 && !table.IsWithoutRowid =>
                With(model, table, table with { Constraints = [.. table.Constraints.Except([Any(table.Constraints)])] }),
            10 => With(model, table, Toggled(table)),
            11 or 12 => AddEntry(model),
            13 or 14 when entry is not null => model with { Entries = [.. model.Entries.Where(one => one != entry)] },
            15 when entry is not null && Remade(model, entry) is { } other =>
                model with { Entries = [.. model.Entries.Where(one => one != entry), other] },
            _ => AddEntry(model),
        }).Sound();
    }

    static SchemaModel With(SchemaModel model, TableModel table, TableModel other) =>
        model with { Tables = [.. model.Tables.Select(one => one == table ? Tidy(other) : one)] };

    /// <summary>A column once, and a table that can be.</summary>
    static TableModel Tidy(TableModel table)
    {
        var columns = table.Columns.DistinctBy(column => column.Name.ToUpperInvariant()).ToList();
        if (!columns.Exists(column => column.Uses is null))
            columns.Insert(0, new ColumnModel("id", "integer", "", null));
        var constraints = table.Constraints.Where(one => one.Columns.All(name => columns.Exists(column => column.Name == name))).ToList();
        bool IsPlain(string name) => columns.Exists(column => column.Name == name && column.Uses is null);
        var key = constraints.Find(one => one.Kind is "primary key" && one.Columns.All(IsPlain));
        constraints.RemoveAll(one => one.Kind is "primary key" && one != key);
        var mayCount = key is { Columns: [var only] } && !table.IsWithoutRowid
            && columns.Find(column => column.Name == only)!.Type is "integer";
        if (key is { Rest: "autoincrement" } && !mayCount)
            constraints[constraints.IndexOf(key)] = key with { Rest = "" };
        // SQLite refuses two keys of the same columns that differ in what happens on a conflict.
        var keys = constraints.Where(one => one.Kind is "unique" or "primary key").ToList();
        constraints.RemoveAll(one => one.Kind is "unique" && keys.Exists(other => other != one && !one.Columns.Except(other.Columns).Any()
            && one.Columns.Count == other.Columns.Count && (other.Kind is "primary key" || keys.IndexOf(other) < keys.IndexOf(one))));
        return table with { Columns = columns, Constraints = constraints, IsWithoutRowid = table.IsWithoutRowid && key is not null };
    }

    static TableModel Without(TableModel table, ColumnModel column) =>
        table with { Columns = [.. table.Columns.Where(one => one != column && one.Uses != column.Name)] };

    T Any<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];

    SchemaModel AddTable(SchemaModel model)
    {
        var free = Tables.Where(name => model.Find(name) is null).ToList();
        if (free.Count == 0)
            return model;
        var table = new TableModel(Any(free), [new ColumnModel("id", Any(["integer", "integer", "text"]), "", null)], [])
        {
            IsStrict = random.Next(4) == 0,
            IsWithoutRowid = random.Next(5) == 0,
        };
        if (random.Next(5) > 0)
        {
            var key = new ConstraintModel("primary key", random.Next(5) == 0 ? "pk" : null, ["id"], Any(["", "", "autoincrement"]));
            table = table with { Constraints = [key] };
        }

        for (var count = random.Next(0, 5); count > 0; count--)
            table = table with { Columns = [.. table.Columns, MakeColumn(table)] };
        for (var count = random.Next(0, 3); count > 0; count--)
            table = AddConstraint(model, table);
        return model with { Tables = [.. model.Tables, Tidy(table)] };
    }

    ColumnModel MakeColumn(TableModel table)
    {
        var sources = table.Columns.Where(column => column.Uses is null).ToList();
        var type = table.IsStrict ? Any(Types) : Any([.. Types, .. LooseTypes]);
        if (random.Next(8) == 0 && sources.Count > 0)
            return new ColumnModel(Any(Columns), table.IsStrict ? "text" : type, Any(["", "virtual", "stored"]), Any(sources).Name);
        return new ColumnModel(Any(Columns), type, Clauses(type), null);
    }

    string Clauses(string type)
    {
        var value = type is "blob" ? "x'0a'" : type is "text" ? "'It''s X'" : "7";
        return random.Next(12) switch
        {
            0 => $"not null default {value}",
            1 => $"default ({value})",
            2 when type is "text" => "default current_timestamp",
            3 when type is "text" => "not null default 'a' collate nocase",
            4 when type is "text" => "collate rtrim",
            5 when type is "text" => "default (lower(hex(x'AB')))",
            6 => "not null",
            7 => "default null",
            8 when type is "integer" => "not null on conflict ignore default -1",
            _ => "",
        };
    }

    TableModel Altered(TableModel table, ColumnModel column)
    {
        var type = random.Next(2) == 0 ? column.Type : table.IsStrict ? Any(Types) : Any([.. Types, .. LooseTypes]);
        var other = column with { Type = type, Clauses = column.Uses is null ? Clauses(type) : Any(["", "virtual", "stored"]) };
        return table with { Columns = [.. table.Columns.Select(one => one == column ? other : one)] };
    }

    TableModel Toggled(TableModel table) => random.Next(2) == 0
        ? table with { IsStrict = table.Columns.All(column => Types.Contains(column.Type)) && !table.IsStrict }
        : table with { IsWithoutRowid = !table.IsWithoutRowid };

    TableModel AddConstraint(SchemaModel model, TableModel table)
    {
        var columns = table.Columns.OrderBy(_ => random.Next()).Take(random.Next(1, 3)).Select(column => column.Name).ToList();
        var name = random.Next(3) == 0 ? Any(["c_1", "The Constraint", "c_3"]) : null;
        var constraint = random.Next(8) switch
        {
            0 => new ConstraintModel("unique", name, columns, Any(["", "on conflict replace", "on conflict abort"])),
            1 => new ConstraintModel("primary key", name, columns, ""),
            2 or 3 or 4 => new ConstraintModel("foreign key", name, [columns[0]], Any(Actions))
            {
                Parent = model.Tables.Count == 0 ? table.Name : Any(model.Tables).Name,
            },
            _ => new ConstraintModel("check", name, columns, $"{random.Next(50, 90)}"),
        };
        return table with { Constraints = [.. table.Constraints, constraint] };
    }

    SchemaModel AddEntry(SchemaModel model) =>
        MakeEntry(model) is { } entry && model.Entries.All(one => one.Name != entry.Name) && model.Find(entry.Name) is null
            ? model with { Entries = [.. model.Entries, entry] }
            : model;

    EntryModel? Remade(SchemaModel model, EntryModel entry) =>
        MakeEntry(model) is { } other && other.Kind == entry.Kind ? other with { Name = entry.Name } : null;

    EntryModel? MakeEntry(SchemaModel model)
    {
        if (random.Next(8) == 0)
        {
            return new EntryModel("virtual table", Any(["docs", "docs2"]), [], Any([
                "create virtual table {0} using fts5(title, body)", "create virtual table {0} using fts5(title, tokenize = 'porter')"]));
        }

        if (model.Tables.Count == 0)
            return null;
        var table = Any(model.Tables);
        var (one, two) = (Any(table.Columns).Name, Any(table.Columns).Name);
        (string, string?)[] uses = [(table.Name, null), (table.Name, one), (table.Name, two)];
        return random.Next(4) switch
        {
            0 => new EntryModel("view", Any(["v_1", "v_2"]), uses, Any([
                "create view {0} as select {2}, {3} as other from {1}",
                "create view {0} as select {1}.{2} from {1} where {3} <> 'Q'",
                "create view {0} (a, b) as select {2}, {3} from {1}"])),
            1 => OnView(model),
            2 => new EntryModel("trigger", Any(["tr_1", "tr_2", "tr_3"]), uses, Any([
                "create trigger {0} after insert on {1} begin select 'x;', new.{2}, new.{3}; end",
                "create trigger {0} before update of {2} on {1} when old.{3} is null begin select case when 1 then 2 end; end",
                "create trigger {0} after delete on {1} begin delete from {1} where {2} = old.{3} and 1 = 0; end"])),
            _ => new EntryModel("index", Any(["i_1", "i_2", "i_3", "The Index"]), uses, Any([
                "create index {0} on {1} ({2})", "create index {0} on {1} ({2} desc, {3} collate nocase)",
                "create index {0} on {1} (lower({2})) where {3} is not null",
                "create unique index {0} on {1} ({2}, {3}) where {3} = 'Never'"])),
        };
    }

    EntryModel? OnView(SchemaModel model)
    {
        var views = model.Entries.Where(entry => entry.Kind is "view" && entry.Name is "v_1" or "v_2").ToList();
        if (views.Count == 0)
            return null;
        return random.Next(2) == 0
            ? new EntryModel("view", "w", [(Any(views).Name, null)], "create view {0} as select * from {1}")
            : new EntryModel("trigger", "tr_v", [(Any(views).Name, null)],
                "create trigger {0} instead of delete on {1} begin select 1; end");
    }
}
