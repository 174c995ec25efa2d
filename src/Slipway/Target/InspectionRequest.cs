namespace Slipway.Target;

/// <summary>What a deployment is about to need.</summary>
/// <param name="BackupFolder">Where the backup will be written; <see langword="null"/> when none is wanted.</param>
/// <param name="WillWrite">Whether the database is to be changed.</param>
public sealed record InspectionRequest(string? BackupFolder, bool WillWrite)
{
    /// <summary>Whether the engine itself is to copy the database: then it must be allowed to read all of it.</summary>
    public bool CopiesDatabase { get; init; }
}
