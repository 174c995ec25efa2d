using Slipway.Conformance;

namespace Slipway.Sqlite.Tests;

public sealed class SqliteLockTests() : LockConformance(new SqliteEngine());

public sealed class SqliteHistoryTests() : HistoryConformance(new SqliteEngine());

public sealed class SqliteTransactionTests() : TransactionConformance(new SqliteEngine());

public sealed class SqliteJournalTests() : JournalConformance(new SqliteEngine());
