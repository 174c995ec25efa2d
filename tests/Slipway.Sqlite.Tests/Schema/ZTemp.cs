using System.Diagnostics;
using System.Text;
using Slipway.Schema;
using Slipway.Sqlite.Connections;
using Slipway.Sqlite.Schema;
using Xunit;
namespace Slipway.Sqlite.Tests.Schema;
public sealed class ZTemp(ITestOutputHelper output)
{
    [Fact]
    public void Measure()
    {
        Native.Prepare(applicationBringsSqlite: false);
        var path = Path.GetTempFileName();
        var text = new StringBuilder("begin;\n");
        for (var t = 0; t < 1000; t++)
        {
            text.Append($"create table table_{t} (id integer primary key, parent_id integer references table_{t / 2} (id) on delete cascade, name text not null default 'x', a varchar(20), b text collate nocase, c real check (c > 0), d text, e integer, f text, g text unique);\n");
            for (var i = 0; i < 5; i++)
                text.Append($"create index i_{t}_{i} on table_{t} ({(char)('a' + i)}, name desc);\n");
        }
        text.Append("commit;\n");
        var sqlPath = "/tmp/w/sqlite-scratch/big.sql";
        File.WriteAllText(sqlPath, text.ToString());
        using (var p = Process.Start("sqlite3", [path, $".read {sqlPath}"])) p.WaitForExit();
        for (var round = 0; round < 6; round++)
        {
            var watch = Stopwatch.StartNew();
            using var database = SqliteConnections.OpenFile(path, CancellationToken.None);
            database.BeginReading();
            var schema = SchemaReader.Read(database);
            var read = watch.Elapsed.TotalMilliseconds;
            database.Run("rollback"u8);
            database.Run("alter table table_5 add column z text"u8);
            database.Run("begin"u8);
            var other = SchemaReader.Read(database);
            watch.Restart();
            var difference = SchemaDiff.Between(schema, other);
            var diff = watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            var script = new DdlWriter().Write(difference, Target.DdlOptions.Default).Required;
            var write = watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            var full = new DdlWriter().Write(SchemaDiff.Between(DatabaseSchema.Empty, schema), Target.DdlOptions.Default).Required;
            output.WriteLine($"{schema.Objects.Length} objects; read {read:0} ms, diff {diff:0} ms of {difference.Changes.Length}, write {write:0} ms; print {full.Statements.Length} {watch.Elapsed.TotalMilliseconds:0} ms");
            database.Run("rollback"u8);
            database.Run("alter table table_5 drop column z"u8);
        }
    }
}
