using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Slipway.Problems;

/// <summary>Either a value, or every problem that stood in its way (not only the first).</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class Outcome<T>
    where T : class
{
    Outcome(T? value, ImmutableArray<Problem> problems) => (Value, Problems) = (value, problems);

    /// <summary>The value; <see langword="null"/> when there are problems.</summary>
    public T? Value { get; }

    /// <summary>The problems; empty when there is a value.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Value is not null;

    /// <summary>The value, for callers that cannot go on without it.</summary>
    /// <exception cref="ProblemException">There are problems; it carries the first.</exception>
    public T Required => Value ?? throw Problems[0].ToException();

    /// <summary>A success.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, []);

    /// <summary>A failure with one problem.</summary>
    public static implicit operator Outcome<T>(Problem problem) => new(null, [problem]);

    /// <summary>A failure with several problems.</summary>
    /// <exception cref="InvalidOperationException">There is none: then nothing tells why there is no value.</exception>
    public static implicit operator Outcome<T>(ImmutableArray<Problem> problems) => problems.IsDefaultOrEmpty
        ? throw new InvalidOperationException("Slipway bug: a failure without a problem.")
        : new(null, problems);
}
