namespace Slipway.Schema;

/// <summary>What a thing of a schema is: the words of both engines, in the order in which a person would list them.</summary>
public enum ObjectKind
{
    /// <summary>A namespace of PostgreSQL.</summary>
    Schema,

    /// <summary>An extension; what belongs to it is its own affair.</summary>
    Extension,

    /// <summary>A collation.</summary>
    Collation,

    /// <summary>An enumerated type.</summary>
    Enum,

    /// <summary>A composite type.</summary>
    CompositeType,

    /// <summary>A range type.</summary>
    RangeType,

    /// <summary>A type of which only its own functions know more.</summary>
    BaseType,

    /// <summary>A domain.</summary>
    Domain,

    /// <summary>A sequence; that of an identity column belongs to its column.</summary>
    Sequence,

    /// <summary>A table, a partitioned table or a partition.</summary>
    Table,

    /// <summary>A virtual table of SQLite, with what it stores.</summary>
    VirtualTable,

    /// <summary>A foreign table.</summary>
    ForeignTable,

    /// <summary>A column of a table.</summary>
    Column,

    /// <summary>The default of a column; the expression of a generated one belongs to its column.</summary>
    Default,

    /// <summary>A primary key.</summary>
    PrimaryKey,

    /// <summary>A unique constraint.</summary>
    Unique,

    /// <summary>A check, of a table or of a domain.</summary>
    Check,

    /// <summary>An exclusion constraint.</summary>
    Exclusion,

    /// <summary>A foreign key.</summary>
    ForeignKey,

    /// <summary>An index that no constraint owns.</summary>
    Index,

    /// <summary>A statistics object.</summary>
    Statistics,

    /// <summary>A function, a window function among them.</summary>
    Function,

    /// <summary>A procedure.</summary>
    Procedure,

    /// <summary>An aggregate.</summary>
    Aggregate,

    /// <summary>A view.</summary>
    View,

    /// <summary>A materialized view.</summary>
    MaterializedView,

    /// <summary>A rewriting rule, other than that which makes a view.</summary>
    Rule,

    /// <summary>A trigger.</summary>
    Trigger,

    /// <summary>A policy of row-level security.</summary>
    Policy,

    /// <summary>Rights that objects are to have which are yet to come.</summary>
    DefaultPrivileges,

    /// <summary>A trigger on events of the database.</summary>
    EventTrigger,

    /// <summary>A publication of logical replication.</summary>
    Publication,

    /// <summary>A subscription of logical replication.</summary>
    Subscription,

    /// <summary>A cast.</summary>
    Cast,

    /// <summary>An operator.</summary>
    Operator,

    /// <summary>An operator class.</summary>
    OperatorClass,

    /// <summary>An operator family.</summary>
    OperatorFamily,

    /// <summary>A configuration of full-text search.</summary>
    TextSearchConfiguration,

    /// <summary>A dictionary of full-text search.</summary>
    TextSearchDictionary,

    /// <summary>A parser of full-text search.</summary>
    TextSearchParser,

    /// <summary>A template of full-text search.</summary>
    TextSearchTemplate,

    /// <summary>A conversion between encodings.</summary>
    Conversion,

    /// <summary>A procedural language.</summary>
    Language,

    /// <summary>A foreign-data wrapper.</summary>
    ForeignDataWrapper,

    /// <summary>A foreign server.</summary>
    ForeignServer,

    /// <summary>A mapping of a role to one of a foreign server.</summary>
    UserMapping,

    /// <summary>An access method.</summary>
    AccessMethod,

    /// <summary>A transform.</summary>
    Transform,
}
