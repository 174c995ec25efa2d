namespace Slipway.Faults;

/// <summary>Statements that take time, for a table <c>notes (id, text)</c>.</summary>
static class Statements
{
    /// <summary>Would never end.</summary>
    public const string Endless =
        "insert into notes (text) select max(i) from (with recursive n(i) as (select 1 union all select i + 1 from n) select i from n);";

    /// <summary>Takes a part of a second.</summary>
    public const string Slow = "insert into notes (text) select max(i) from "
        + "(with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000000) select i from n);";
}
