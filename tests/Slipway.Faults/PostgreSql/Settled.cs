using System.Globalization;
using Slipway.Testing.PostgreSql;

namespace Slipway.Faults.PostgreSql;

/// <summary>What must never be left of a run, however it ended and after whatever came next.</summary>
static class Settled
{
    /// <summary>How many hold an advisory lock on the database.</summary>
    public static int Locks(PostgreSqlDatabase database) => int.Parse(
        database.Rows(
            """
            select count(*) from pg_locks
            where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
            """)[0],
        CultureInfo.InvariantCulture);

    /// <summary>The sessions of Slipway, with what they do.</summary>
    public static IReadOnlyList<string> Sessions(PostgreSqlDatabase database) => database.Rows(
        """
        select pid, application_name, state, query from pg_stat_activity
        where datname = current_database() and application_name like 'slipway%'
        """);

    /// <summary>
    /// What must be the same however runs were interrupted: everything but our own tables, and what they say is applied.
    /// Neither the order of the rows on the disk nor the numbers that sequences have given away come back with a rollback.
    /// </summary>
    public static string State(PostgreSqlDatabase database) => string.Join(", ", database.Applied()) + "\n" + string.Join(
        '\n',
        database.Dump().Split('\n').Where(line => line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal)
            && !line.Contains("pg_catalog.setval(", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    /// <summary>No session, no lock, no open journal, no index that is not valid, no temporary table.</summary>
    public static void Assert(PostgreSqlDatabase database)
    {
        // A server needs a moment to see that a client has gone.
        Wait.Until(() => Sessions(database).Count == 0);
        Xunit.Assert.Equal(0, Locks(database));
        Xunit.Assert.Equal(0, database.Count("slipway.slipway_journal"));
        Xunit.Assert.Empty(database.Rows("select indexrelid::regclass from pg_index where not indisvalid or not indisready"));
        Xunit.Assert.Empty(database.Rows("select oid::regclass from pg_class where relpersistence = 't'"));
    }
}
