namespace Slipway.PostgreSql.Tests.Schema;

/// <summary>A column of a schema made by chance.</summary>
sealed record RandomColumn(string Name, string Type)
{
    public static readonly string[] Types =
    [
        "smallint", "integer", "bigint", "numeric", "numeric(10,2)", "real", "double precision", "text", "varchar(20)", "varchar(40)",
        "boolean", "date", "timestamp", "timestamptz", "jsonb", "uuid", "integer[]", "text[]", "bytea",
    ];

    public static readonly string[] Names =
    [
        "id", "name", "\"Full Name\"", "state", "\"order\"", "amount", "at", "note", "\"user\"", "parent", "total",
        "code",
    ];

    public string Type { get; set; } = Type;

    public bool NotNull { get; set; }

    public string? Default { get; set; }

    public string? Identity { get; set; }

    public string? Generated { get; set; }

    public string? Comment { get; set; }

    public bool IsReference => Name.StartsWith("ref", StringComparison.Ordinal);

    public bool IsSerial => Type.EndsWith("serial", StringComparison.Ordinal);

    public string Definition => $"{Name} {Type}"
        + (Generated is null ? "" : $" generated always as ({Generated}) stored")
        + (Identity is null ? "" : $" generated {Identity}")
        + (Default is null ? "" : $" default {Default}")
        + (NotNull ? " not null" : "");

    /// <summary>A type that takes all values of this one.</summary>
    public string? Widened() => Type switch
    {
        "smallint" => "integer",
        "integer" => "bigint",
        "bigint" or "numeric(10,2)" => "numeric",
        "real" => "double precision",
        "varchar(20)" => "varchar(40)",
        "varchar(40)" => "text",
        "date" => "timestamp",
        "timestamp" => "timestamptz",
        "serial" => "bigserial",
        "integer[]" => "text[]",
        _ => null,
    };

    public string DefaultFor(Random random) => (Type, random.Next(2)) switch
    {
        ("boolean", 0) => "true",
        ("boolean", _) => "(not true)",
        ("text" or "varchar(20)" or "varchar(40)", 0) => "''",
        ("text" or "varchar(20)" or "varchar(40)", _) => "'It''s' || 'X'",
        ("date" or "timestamp" or "timestamptz", 0) => "'2020-01-01'",
        ("date" or "timestamp" or "timestamptz", _) => "current_timestamp",
        ("jsonb", 0) => "'{\"a\": [1]}'",
        ("jsonb", _) => "jsonb_build_object('A', 1)",
        ("uuid", _) => "gen_random_uuid()",
        ("integer[]" or "text[]", 0) => "'{}'",
        ("integer[]" or "text[]", _) => "array[1, 2]::integer[]",
        ("bytea", _) => "'\\x00'",
        (_, 0) => "7",
        _ => "1 + 2",
    };
}
