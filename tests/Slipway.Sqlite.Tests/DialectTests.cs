using Slipway.Sql;
using Xunit;

namespace Slipway.Sqlite.Tests;

public sealed class DialectTests
{
    [Theory]
    [InlineData("create table t (id)", StatementNature.Transactional)]
    [InlineData("insert into vacuum values ('begin')", StatementNature.Transactional)]
    [InlineData("beginning", StatementNature.Transactional)]
    [InlineData("pragma user_version = 3", StatementNature.Transactional)]
    [InlineData("pragma foreign_keys = off", StatementNature.Transactional)]
    [InlineData("BEGIN EXCLUSIVE TRANSACTION", StatementNature.TransactionControl)]
    [InlineData("begin", StatementNature.TransactionControl)]
    [InlineData("Commit", StatementNature.TransactionControl)]
    [InlineData("end transaction", StatementNature.TransactionControl)]
    [InlineData("rollback to savepoint s", StatementNature.TransactionControl)]
    [InlineData("savepoint s", StatementNature.TransactionControl)]
    [InlineData("release/* the */s", StatementNature.TransactionControl)]
    [InlineData("VACUUM", StatementNature.OutsideRepeatable)]
    [InlineData("vacuum main", StatementNature.OutsideRepeatable)]
    [InlineData("vacuum into '/tmp/copy.db'", StatementNature.OutsideOnce)]
    [InlineData("vacuum main into '/tmp/copy.db'", StatementNature.OutsideOnce)]
    [InlineData("pragma journal_mode = wal", StatementNature.OutsideRepeatable)]
    [InlineData("PRAGMA main.journal_mode(wal)", StatementNature.OutsideRepeatable)]
    [InlineData("pragma -- why\n \"page_size\" = 8192", StatementNature.OutsideRepeatable)]
    [InlineData("pragma [main] . [auto_vacuum] = full", StatementNature.OutsideRepeatable)]
    public void A_statement_stands_to_transactions_as_sqlite_says(string text, StatementNature nature) =>
        Assert.Equal(nature, SqliteDialect.Instance.NatureOf(new SqlStatement(text, 0, 1, 1)));
}
