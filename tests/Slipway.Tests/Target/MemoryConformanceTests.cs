using Slipway.Conformance;
using Slipway.Target;

namespace Slipway.Tests.Target;

public sealed class MemoryLockTests() : LockConformance(new MemoryEngine());

public sealed class MemoryHistoryTests() : HistoryConformance(new MemoryEngine());

public sealed class MemoryTransactionTests() : TransactionConformance(new MemoryEngine());

public sealed class MemoryJournalTests() : JournalConformance(new MemoryEngine());

/// <summary>A new database in memory.</summary>
public sealed class MemoryEngine : ITestedEngine
{
    public MemoryDatabase Database { get; } = new();

    public string Refused => "no statement of this engine";

    public ITarget Open() => new MemoryTarget(Database);

    public string CreateTable(string table) => $"create table {table}";

    public string AddRow(string table) => $"add row {table}";

    public string HasRows(string table, int rows) => $"{table} has {rows}";

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
