using System.Collections.Immutable;

namespace Slipway.Schema;

/// <summary>One difference between two schemas.</summary>
public abstract record SchemaChange
{
    SchemaChange()
    {
    }

    /// <summary>What it happened to.</summary>
    public abstract ObjectId Object { get; }

    /// <summary>The change as an effect is called: <c>add-column</c>, <c>drop-table</c>, <c>alter-view</c>.</summary>
    public string Name => $"{Verb}-{Object.Kind.Code()}";

    /// <summary>An imperative: <c>create</c> (of what belongs to a table, <c>add</c>), <c>drop</c>, <c>alter</c>.</summary>
    protected abstract string Verb { get; }

    /// <summary>It is new.</summary>
    /// <param name="After">What it is.</param>
    public sealed record Create(SchemaObject After) : SchemaChange
    {
        /// <inheritdoc/>
        public override ObjectId Object => After.Id;

        /// <inheritdoc/>
        protected override string Verb =>
            After.Kind is ObjectKind.Column or ObjectKind.Default || After.Kind.IsConstraint() ? "add" : "create";
    }

    /// <summary>It is gone.</summary>
    /// <param name="Before">What it was.</param>
    public sealed record Drop(SchemaObject Before) : SchemaChange
    {
        /// <inheritdoc/>
        public override ObjectId Object => Before.Id;

        /// <inheritdoc/>
        protected override string Verb => "drop";
    }

    /// <summary>It is another than it was.</summary>
    /// <param name="Before">What it was.</param>
    /// <param name="After">What it is.</param>
    /// <param name="Properties">The names of the properties that differ.</param>
    public sealed record Alter(SchemaObject Before, SchemaObject After, ImmutableArray<string> Properties) : SchemaChange
    {
        /// <inheritdoc/>
        public override ObjectId Object => After.Id;

        /// <inheritdoc/>
        protected override string Verb => "alter";

        /// <summary>Whether a property differs.</summary>
        public bool Changes(string property) => Properties.Contains(property);

        /// <summary>Whether nothing differs but these.</summary>
        public bool ChangesOnly(params ReadOnlySpan<string> properties)
        {
            foreach (var property in Properties)
            {
                if (!properties.Contains(property))
                    return false;
            }

            return true;
        }
    }
}
