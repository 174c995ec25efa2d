using System.Text;
using Slipway.Problems;
using Slipway.Schema;
using Slipway.Sql;
using Slipway.Sqlite.Connections;
using Slipway.Sqlite.Schema;
using Slipway.Sqlite.Statements;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Schema;

/// <summary>A database in memory on which changes are written, run as a migration runs them, and looked at afterwards.</summary>
sealed class SchemaTrial : IDisposable
{
    static readonly string[] FailuresOfRows = ["constraint failed", "datatype mismatch", "cannot store", "malformed JSON"];

    readonly OpenDatabase _database;
    readonly StatementRunner _runner;

    public SchemaTrial()
    {
        Native.Prepare(applicationBringsSqlite: false);
        _database = SqliteConnections.OpenScratch();
        _runner = new StatementRunner(_database);
    }

    public static SchemaTrial Of(string sql)
    {
        var trial = new SchemaTrial();
        trial.Execute(sql);
        return trial;
    }

    public DatabaseSchema Read() => SchemaReader.Read(_database);

    public void Execute(string script)
    {
        foreach (var statement in SqlScript.Split(script, firstLine: 1, "a.sql", SqliteDialect.Instance).Required.Statements)
            _database.Run(Encoding.UTF8.GetBytes(statement.Text));
    }

    public bool TryExecute(string sql)
    {
        try
        {
            _database.Run(Encoding.UTF8.GetBytes(sql));
            return true;
        }
        catch (EngineException)
        {
            return false;
        }
    }

    public List<string> Query(string sql)
    {
        var rows = new List<string>();
        using var row = _database.Prepare(Encoding.UTF8.GetBytes(sql));
        while (row.Step())
            rows.Add(string.Join('|', Enumerable.Range(0, row.Columns).Select(column => row.TextOrNull(column) ?? "null")));
        return rows;
    }

    /// <summary>Writes what turns this schema into that one.</summary>
    public Outcome<DdlScript> Write(DatabaseSchema wanted, DdlOptions? options = null) =>
        new DdlWriter().Write(SchemaDiff.Between(Read(), wanted), options ?? DdlOptions.Default);

    /// <summary>Runs a script as one migration.</summary>
    /// <returns>What SQLite said of the rows that do not fit, and then nothing is changed; <see langword="null"/> when it ran.</returns>
    public string? Run(DdlScript script)
    {
        _database.Run("begin immediate"u8);
        var at = "";
        try
        {
            foreach (var statement in script.Statements)
                _runner.Run(at = statement.Sql);
            _runner.Left.Clear(_database);
            _database.Run("commit"u8);
            return null;
        }
        catch (EngineException error)
        {
            _database.Run("rollback"u8);
            _runner.Left.Clear(_database);
            Assert.True(
                FailuresOfRows.Any(failure => error.Message.Contains(failure, StringComparison.OrdinalIgnoreCase)),
                $"{error.Message}\nat: {at}\nin:\n{Text(script)}");
            return error.Message;
        }
    }

    /// <summary>Runs it, and demands that the schema is then as wanted and that the rows are what they were.</summary>
    /// <returns>What SQLite said of rows that do not fit; <see langword="null"/> when there are none.</returns>
    public string? Turn(DatabaseSchema wanted)
    {
        var before = Read();
        var script = Write(wanted).Required;
        var kept = Kept(before, wanted);
        var failure = Run(script);
        var now = Read();
        var goal = failure is null ? wanted : before;
        var left = SchemaDiff.Between(now, goal).Changes;
        Assert.True(left.IsEmpty, $"{string.Join('\n', left)}\nis left of:\n{Text(script)}\nin:\n{Dump()}");
        Assert.Empty(Write(goal).Required.Statements);
        foreach (var (was, isNow) in kept.Zip(Kept(before, wanted)))
            Assert.True(was == isNow, $"rows were\n{was}\nand are\n{isNow}\nafter:\n{Text(script)}");
        // SQLite 3.40 sees values of the wrong column where a table without rowid has its key behind others, and is strict with
        // generated ones.
        var state = Query("pragma integrity_check");
        Assert.True(
            state.TrueForAll(line => line is "ok" || line.Contains(" value in ", StringComparison.Ordinal)),
            $"{string.Join('\n', state)}\nafter:\n{Text(script)}\nin:\n{Dump()}");
        return failure;
    }

    public void DeleteRows()
    {
        foreach (var table in Read().Objects.Where(one => one.Kind is ObjectKind.Table))
            TryExecute($"delete from {SqlNames.Quoted(table.Name)}");
        foreach (var table in Read().Objects.Where(one => one.Kind is ObjectKind.VirtualTable))
            TryExecute($"delete from {SqlNames.Quoted(table.Name)}");
    }

    public static string Text(DdlScript script) => string.Concat(script.Statements.Select(statement => $"{statement.Sql};\n"));

    public string Dump() => string.Join('\n', Query("select sql from sqlite_schema"));

    public void Dispose() => _database.Dispose();

    /// <summary>The values that must be there before and after.</summary>
    List<string> Kept(DatabaseSchema before, DatabaseSchema wanted)
    {
        var kept = new List<string>();
        foreach (var table in before.Objects.Where(one => one.Kind is ObjectKind.Table && wanted.Has(one.Id)))
        {
            var (was, becomes) = (TableVersion.Of(before, table.Id), TableVersion.Of(wanted, table.Id));
            var columns = was.Stored.Intersect(becomes.Stored)
                .Where(column => TypeOf(was, column) == TypeOf(becomes, column)).Select(SqlNames.Quoted).ToList();
            if (was.Rowid is { } rowid && becomes.Rowid == rowid
                && was.Definition?.RowidAlias?.Id == becomes.Definition?.RowidAlias?.Id)
                columns.Add(rowid);
            var list = columns.Count == 0 ? "'?'" : string.Join(" || '|' || ", columns.Select(column => $"quote({column})"));
            kept.Add($"{table.Name}: {string.Join('\n', Query($"select {list} from {SqlNames.Quoted(table.Name)} order by 1"))}");
            if (Counts(before, table.Id) && Counts(wanted, table.Id))
                kept.AddRange(Query($"select lower(name), seq from sqlite_sequence where lower(name) = {SqlNames.Literal(table.Name)}"));
        }

        foreach (var table in before.Objects.Where(one => one.Kind is ObjectKind.VirtualTable && wanted.Has(one.Id)))
        {
            var (was, becomes) = (VirtualTableDefinition.Parse(table.Text!), VirtualTableDefinition.Parse(wanted.Find(table.Id)!.Text!));
            if (!was.IsCopyable || !becomes.IsCopyable)
                continue;
            var columns = was.Columns.Intersect(becomes.Columns).Select(column => $"quote({SqlNames.Quoted(column)})");
            var list = string.Join(" || '|' || ", columns.Prepend("rowid"));
            kept.Add($"{table.Name}: {string.Join('\n', Query($"select {list} from {SqlNames.Quoted(table.Name)} order by 1"))}");
        }

        return kept;
    }

    static bool Counts(DatabaseSchema schema, ObjectId table) =>
        schema.ChildrenOf(table, ObjectKind.PrimaryKey).Any(key => key.Has("autoincrement"));

    static string? TypeOf(TableVersion version, string column) => version.Columns.First(one => one.Name == column)["type"];
}
