using System.Collections.Immutable;

namespace Slipway.Schema;

/// <summary>One thing that is done to one object, as a statement or as a few.</summary>
/// <param name="Object">To which.</param>
public abstract record SchemaAction(ObjectId Object)
{
    /// <summary>It is removed.</summary>
    /// <param name="Before">What it was.</param>
    public sealed record Drop(SchemaObject Before) : SchemaAction(Before.Id)
    {
        /// <summary>
        /// Whether it comes back in the same script, because it cannot be changed where it stands or is in another's way.
        /// </summary>
        public bool ComesBack { get; init; }
    }

    /// <summary>It is made.</summary>
    /// <param name="After">What it is.</param>
    public sealed record Create(SchemaObject After) : SchemaAction(After.Id)
    {
        /// <summary>
        /// What is made with it, in the same statement: a new table's columns, defaults and constraints. A foreign key is not
        /// among them when tables point at each other in a circle.
        /// </summary>
        public ImmutableArray<SchemaObject> Parts { get; init; } = [];

        /// <summary>Whether it was there before, and was dropped in the same script.</summary>
        public bool ComesBack { get; init; }
    }

    /// <summary>It is changed where it stands.</summary>
    /// <param name="Change">What differs.</param>
    public sealed record Alter(SchemaChange.Alter Change) : SchemaAction(Change.Object);
}
