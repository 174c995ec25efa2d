namespace Slipway.History;

/// <summary>How much of the history to read.</summary>
public enum HistoryDetail
{
    /// <summary>Ids, parents, checksums: enough to plan. One query, lock-free.</summary>
    Outline,

    /// <summary>The texts as well: needed to revert what these files do not have.</summary>
    Texts,
}
