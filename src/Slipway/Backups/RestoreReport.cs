namespace Slipway.Backups;

/// <summary>A restore that was done and proved.</summary>
/// <param name="From">The backup whose content the database has now.</param>
/// <param name="Saved">The state before; <see langword="null"/> when there was none, or its files were moved aside.</param>
public sealed record RestoreReport(Backup From, Backup? Saved)
{
    /// <summary>The name under which the server keeps what was there before; <see langword="null"/> when it keeps nothing.</summary>
    public string? Kept { get; init; }
}
