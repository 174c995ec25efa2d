namespace Slipway.History;

/// <summary>How a migration came into the history.</summary>
public enum RecordKind
{
    /// <summary>It was run.</summary>
    Ran,

    /// <summary>It was recorded without being run.</summary>
    Stamped,

    /// <summary>It was taken over from another tool's history.</summary>
    Adopted,

    /// <summary>It stands for migrations that ran before.</summary>
    Squashed,
}
