namespace Slipway.Shape.Contract;

/// <summary>A type with one member of each kind that <see cref="PublicApi"/> spells.</summary>
public sealed class SampleApi<T>(string? text) : MarshalByRefObject, IDisposable
{
    public enum Kind
    {
        Up,
        Down,
    }

    public required IReadOnlyList<string?> Lines { get; init; }

    public bool TryRead<TKey>(Dictionary<TKey, int?> rows, out T[] found, bool twice = false, string? name = null)
        where TKey : notnull
    {
        found = new T[rows.Count];
        return twice && name != text;
    }

    public void Dispose() => Hidden++;

    internal int Hidden { get; set; }
}
