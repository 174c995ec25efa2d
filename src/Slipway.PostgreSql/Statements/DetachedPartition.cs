using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Statements;

/// <summary><c>ALTER TABLE … DETACH PARTITION … CONCURRENTLY</c>, taken apart.</summary>
/// <param name="Table">The partitioned table as it is written.</param>
/// <param name="Partition">The partition as it is written.</param>
sealed record DetachedPartition(string Table, string Partition)
{
    /// <summary>How far it came: no row when it is detached, <c>pending</c> when half, else <c>attached</c>.</summary>
    public OwnSql State => new(
        """
        select case when i.inhdetachpending then 'pending' else 'attached' end from pg_catalog.pg_inherits i
        where i.inhparent = pg_catalog.to_regclass($1) and i.inhrelid = pg_catalog.to_regclass($2)
        """,
        Table, Partition);

    /// <summary>Does the second half.</summary>
    public OwnSql Finalize => new($"alter table {Table} detach partition {Partition} finalize");

    /// <summary>The statement taken apart; <see langword="null"/> when it is another one.</summary>
    public static DetachedPartition? Of(string statement)
    {
        var words = new StatementWords(statement);
        if (!words.Skip("alter") || !words.Skip("table"))
            return null;
        if (words.Skip("if"))
            words.Skip("exists");
        words.Skip("only");
        var table = words.Name();
        words.Skip("*");
        if (!words.Skip("detach") || !words.Skip("partition"))
            return null;
        var partition = words.Name();
        return words.Skip("concurrently") ? new DetachedPartition(table, partition) : null;
    }
}
