using Slipway.Schema;
using Slipway.Sqlite.Schema;
using Slipway.Sqlite.Statements;

namespace Slipway.Sqlite.Tests.Schema;

/// <summary>Puts rows into every table: values that its own text speaks of, until SQLite takes some.</summary>
static class RowFiller
{
    static readonly string[] NumberTypes = ["int", "num", "bool"];

    public static List<string> Fill(SchemaTrial trial, int seed = 1)
    {
        var random = new Random(seed);
        var empty = new List<string>();
        var schema = trial.Read();
        foreach (var one in schema.Objects.Where(one => one.Kind is ObjectKind.Table))
        {
            var table = TableVersion.Of(schema, one.Id);
            if (!Fill(trial, one, [.. table.Stored.Select(column => (column, TypeOf(table, column)))], random))
                empty.Add(one.Name);
        }

        foreach (var one in schema.Objects.Where(one => one.Kind is ObjectKind.VirtualTable))
        {
            var table = VirtualTableDefinition.Parse(one.Text!);
            if (table.Content is not null)
                continue;
            foreach (var number in new[] { 1, 2, 7 })
            {
                var values = table.Columns.Select((_, at) =>
                    table.IsFullText ? $"'word{number} at{at}'" : $"{number + (at > 0 && at % 2 == 0 ? 1 : 0)}");
                trial.Execute(Insert(table.Name, table.Columns, values));
            }
        }

        return empty;
    }

    static string Insert(string table, IEnumerable<string> columns, IEnumerable<string> values) =>
        $"insert into {SqlNames.Quoted(table)} ({string.Join(", ", columns.Select(SqlNames.Quoted))}) values ({string.Join(", ", values)})";

    static string TypeOf(TableVersion table, string column) => table.Columns.First(one => one.Name == column)["type"] ?? "";

    static bool Fill(SchemaTrial trial, SchemaObject table, List<(string Name, string Type)> columns, Random random)
    {
        string[] spoken =
            [.. SqlWord.Of(table.Text!).Where(word => word.Kind is SqlWordKind.Text or SqlWordKind.Number).Select(word => word.Text)];
        var rows = 0;
        for (var attempt = 0; attempt < 400 && rows < 3; attempt++)
        {
            // Not 1, 2, 3: a rowid that is not kept would be those again.
            var number = (3 * attempt) + 2;
            var values = columns.Select(column => Value(column.Type, number, attempt, spoken, random));
            if (trial.TryExecute(Insert(table.Name, columns.Select(column => column.Name), values)))
                rows++;
        }

        if (rows > 1)
            trial.TryExecute($"delete from {SqlNames.Quoted(table.Name)} where rowid = 1");
        return rows > 0;
    }

    static string Value(string type, int number, int attempt, string[] spoken, Random random)
    {
        if (attempt > 2 && spoken.Length > 0 && random.Next(3) == 0)
            return spoken[random.Next(spoken.Length)];
        if (attempt > 6 && random.Next(6) == 0)
            return "null";
        if (Array.Exists(NumberTypes, part => type.Contains(part, StringComparison.Ordinal)))
            return $"{number}";
        return type is "real" ? $"{number}.5" : type is "blob" ? $"x'0{number % 10}'" : $"'v{number}'";
    }
}
