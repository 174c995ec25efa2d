namespace Slipway.Target;

/// <summary>Which database it is, whichever way it is reached: another host name or role leads to the same one.</summary>
/// <param name="Server">What the server says of itself; <see langword="null"/> where there is none or it does not tell.</param>
/// <param name="Name">The database's name there. One that was dropped and made anew under that name is the same.</param>
public sealed record DatabaseIdentity(string? Server, string Name)
{
    /// <summary>Whether both may be the same: where one does not know its server, the names decide.</summary>
    public bool MayBe(DatabaseIdentity other) =>
        Name == other.Name && (Server is null || other.Server is null || Server == other.Server);
}
