namespace Slipway.Schema;

/// <summary>What an engine can do to a thing where it stands: <see cref="ChangeSequence"/> asks.</summary>
public interface IAlterationRules
{
    /// <summary>Whether the change can be made where the thing stands; else it is dropped and made anew.</summary>
    bool CanAlter(SchemaChange.Alter change);

    /// <summary>Whether a thing that needs another must be away while that other one is changed where it stands.</summary>
    /// <param name="change">How the other one is changed.</param>
    /// <param name="dependent">What needs it.</param>
    bool IsInTheWay(SchemaChange.Alter change, SchemaObject dependent);

    /// <summary>
    /// Whether a thing that needs another is changed together with it, so that what needs the one may be in the other's way: a column
    /// whose enumerated type gets other values. By default none is.
    /// </summary>
    /// <param name="change">How the other one is changed.</param>
    /// <param name="dependent">What needs it, or needs something that is carried along.</param>
    bool IsCarriedAlong(SchemaChange.Alter change, SchemaObject dependent) => false;

    /// <summary>Whether a thing can be dropped and made anew without losing what it holds: a view can, a table cannot.</summary>
    bool IsReplaceable(SchemaObject one);

    /// <summary>Whether a thing is made in the statement that makes what it belongs to, when both are new.</summary>
    bool IsPart(SchemaObject child);

    /// <summary>
    /// The name for which things of several kinds compete, so that one must go before another can come; <see langword="null"/> when
    /// there is no such.
    /// </summary>
    string? SlotOf(ObjectId id);
}
