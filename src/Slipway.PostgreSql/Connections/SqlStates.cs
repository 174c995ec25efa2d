namespace Slipway.PostgreSql.Connections;

/// <summary>The SQLSTATEs that Slipway acts upon, by the names that PostgreSQL's documentation gives them.</summary>
static class SqlStates
{
    public const string InvalidPassword = "28P01";
    public const string InvalidAuthorization = "28000";
    public const string InvalidCatalogName = "3D000";
    public const string InsufficientPrivilege = "42501";
    public const string UndefinedTable = "42P01";
    public const string InvalidSchemaName = "3F000";
    public const string UndefinedColumn = "42703";
    public const string UndefinedFunction = "42883";
    public const string SyntaxError = "42601";
    public const string UndefinedObject = "42704";
    public const string InvalidForeignKey = "42830";
    public const string DuplicateTable = "42P07";
    public const string DuplicateColumn = "42701";
    public const string DuplicateObject = "42710";
    public const string DuplicateFunction = "42723";
    public const string UniqueViolation = "23505";
    public const string ForeignKeyViolation = "23503";
    public const string NotNullViolation = "23502";
    public const string CheckViolation = "23514";
    public const string DivisionByZero = "22012";
    public const string ReadOnlyTransaction = "25006";
    public const string InvalidTransactionTermination = "2D000";
    public const string ActiveTransaction = "25001";
    public const string IdleInTransactionSessionTimeout = "25P03";
    public const string TransactionTimeout = "25P04";
    public const string SerializationFailure = "40001";
    public const string DeadlockDetected = "40P01";
    public const string LockNotAvailable = "55P03";
    public const string DependentObjects = "2BP01";
    public const string ObjectInUse = "55006";
    public const string UnsafeNewEnumValue = "55P04";
    public const string QueryCanceled = "57014";
    public const string AdminShutdown = "57P01";
    public const string CrashShutdown = "57P02";
    public const string CannotConnectNow = "57P03";
    public const string DatabaseDropped = "57P04";
    public const string IdleSessionTimeout = "57P05";
    public const string TooManyConnections = "53300";
    public const string DiskFull = "53100";
    public const string ProtocolViolation = "08P01";

    const string ConnectionClass = "08";

    /// <summary>Whether the server is not there yet, so that waiting may help.</summary>
    public static bool MeansNotYet(string state) =>
        state is CannotConnectNow or TooManyConnections or AdminShutdown or CrashShutdown
        || (IsConnection(state) && state is not ProtocolViolation);

    /// <summary>Whether the connection is gone with it: whatever was open in it is rolled back.</summary>
    public static bool EndsConnection(string state) =>
        state is AdminShutdown or CrashShutdown or DatabaseDropped or IdleSessionTimeout
            or IdleInTransactionSessionTimeout or TransactionTimeout || IsConnection(state);

    /// <summary>Whether the same transaction may succeed when it is tried again as a whole.</summary>
    public static bool MayPass(string state) => state is LockNotAvailable or DeadlockDetected or SerializationFailure;

    /// <summary>Whether something is not there that a statement names, such as the key that a foreign key points at.</summary>
    public static bool MeansMissing(string state) => state is UndefinedTable or InvalidSchemaName or UndefinedColumn or UndefinedFunction
        or UndefinedObject or InvalidForeignKey;

    static bool IsConnection(string state) => state.StartsWith(ConnectionClass, StringComparison.Ordinal);
}
