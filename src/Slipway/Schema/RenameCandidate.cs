namespace Slipway.Schema;

/// <summary>Something that is gone, and something new that could be the same under another name.</summary>
/// <param name="From">What is gone.</param>
/// <param name="To">What is new.</param>
public sealed record RenameCandidate(ObjectId From, ObjectId To);
