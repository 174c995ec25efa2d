using Slipway.Files;

namespace Slipway.Graph;

/// <summary>A migration in the graph: a file, or what only the history knows.</summary>
sealed class RevisionNode(string id, Migration? file)
{
    public string Id { get; } = id;

    /// <summary>The file; <see langword="null"/> when only the history knows the migration.</summary>
    public Migration? File { get; } = file;

    public string App { get; } = CanonicalOrder.AppOf(id);

    public List<RevisionNode> Parents { get; } = [];

    public List<RevisionNode> Children { get; } = [];

    public List<RevisionNode> Depends { get; } = [];

    public List<RevisionNode> Dependents { get; } = [];

    /// <summary>
    /// The file before this one, where the record names another parent: it came late. It changes nobody's parent, yet
    /// it is on the way to this one and no head of its own.
    /// </summary>
    public RevisionNode? Late { get; private set; }

    /// <summary>The file after this one that calls this one late.</summary>
    public RevisionNode? LateFor { get; private set; }

    /// <summary>Everything that comes before this one.</summary>
    public IEnumerable<RevisionNode> Before => [.. LineBefore, .. Depends];

    /// <summary>What comes before this one on the line of its app.</summary>
    public IEnumerable<RevisionNode> LineBefore => Late is null ? Parents : [.. Parents, Late];

    /// <summary>What comes after this one on the line of its app.</summary>
    public IEnumerable<RevisionNode> LineAfter => LateFor is null ? Children : [.. Children, LateFor];

    /// <summary>Everything that comes after this one.</summary>
    public IEnumerable<RevisionNode> After => [.. LineAfter, .. Dependents];

    /// <summary>What was built on this one.</summary>
    public IEnumerable<RevisionNode> BuiltOn => [.. Children, .. Dependents];

    public void AddParent(RevisionNode parent) => Join(Parents, parent, parent.Children);

    public void AddDepends(RevisionNode other) => Join(Depends, other, other.Dependents);

    /// <summary>Notes both ends of an edge, once.</summary>
    void Join(List<RevisionNode> before, RevisionNode other, List<RevisionNode> after)
    {
        // A node gets all of its edges before the next one gets any: if the edge is there, it is the last.
        if (after.Count > 0 && after[^1] == this)
            return;
        before.Add(other);
        after.Add(this);
    }

    public void SetLate(RevisionNode late) => (Late, late.LateFor) = (late, this);

    public void ForgetLate()
    {
        Late?.LateFor = null;
        Late = null;
    }

    public override string ToString() => Id;
}
