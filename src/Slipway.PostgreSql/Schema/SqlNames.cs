using System.Collections.Frozen;
using Slipway.PostgreSql.Connections;
using Slipway.Schema;

namespace Slipway.PostgreSql.Schema;

/// <summary>Names as a person writes them: quoted only where they must be, and without the default namespace.</summary>
/// <param name="space">The default namespace.</param>
sealed class SqlNames(string space)
{
    /// <summary>
    /// Words that are no names without quotes: those that PostgreSQL 15 to 18 reserve, for all uses or for all but names of types and
    /// functions.
    /// </summary>
    static readonly FrozenSet<string> Reserved =
        """
        all analyse analyze and any array as asc asymmetric authorization
        between bigint binary bit boolean both case cast char character check
        coalesce collate collation column concurrently constraint create cross current_catalog current_date current_role current_schema
        current_time current_timestamp current_user dec decimal default deferrable desc
        distinct do else end except exists extract false fetch
        float for foreign freeze from full grant greatest group grouping
        having ilike in initially inner inout int integer intersect interval
        into is isnull join json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize
        json_table json_value lateral leading least left like limit localtime localtimestamp merge_action national natural nchar none
        normalize not notnull null nullif numeric offset on only or
        order out outer overlaps overlay placing position precision primary real
        references returning right row select session_user setof similar
        smallint some substring symmetric system_user table tablesample then
        time timestamp to trailing treat trim true union unique user
        using values varchar variadic verbose when where window with xmlattributes
        xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>The default namespace.</summary>
    public string Default => space;

    /// <summary>One name.</summary>
    public static string Of(string name) => IsPlain(name) ? name : SqlQuoting.Name(name);

    /// <summary>A name in a namespace.</summary>
    public string Of(string schema, string name) =>
        schema.Length == 0 || (schema == space && !name.StartsWith("pg_", StringComparison.Ordinal)) ? Of(name)
            : $"{Of(schema)}.{Of(name)}";

    /// <summary>The name of a thing, without what it belongs to; of a routine with the types of its arguments.</summary>
    public string Of(ObjectId id) => id.Kind switch
    {
        ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Aggregate or ObjectKind.Operator or ObjectKind.Cast =>
            In(id.Schema, id.Name),
        _ => Of(id.Schema, id.Name),
    };

    /// <summary>The name of a routine without its arguments.</summary>
    public string OfRoutine(ObjectId id)
    {
        var end = 0;
        while (id.Name[end] != '(')
            end = id.Name[end] == '"' ? id.Name.IndexOf('"', end + 1) + 1 : end + 1;
        return In(id.Schema, id.Name[..end]);
    }

    /// <summary>What is written as SQL writes it already, in a namespace.</summary>
    string In(string schema, string sql) =>
        schema.Length == 0 || (schema == space && !sql.StartsWith("pg_", StringComparison.Ordinal)) ? sql : $"{Of(schema)}.{sql}";

    /// <summary>The name of what a thing belongs to.</summary>
    public string OfParent(ObjectId id) => Of(id.Schema, id.Parent);

    static bool IsPlain(string name)
    {
        if (name.Length == 0 || name[0] is not ((>= 'a' and <= 'z') or '_'))
            return false;
        foreach (var letter in name)
        {
            if (letter is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '_'))
                return false;
        }

        return !Reserved.Contains(name);
    }
}
