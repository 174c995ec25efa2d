using Slipway.Conformance;

namespace Slipway.PostgreSql.Tests;

public sealed class PostgreSqlLockTests() : LockConformance(new PostgreSqlEngine());

public sealed class PostgreSqlHistoryTests() : HistoryConformance(new PostgreSqlEngine());

public sealed class PostgreSqlTransactionTests() : TransactionConformance(new PostgreSqlEngine());

public sealed class PostgreSqlJournalTests() : JournalConformance(new PostgreSqlEngine());
