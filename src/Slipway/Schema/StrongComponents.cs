namespace Slipway.Schema;

/// <summary>
/// The circles of a graph: its strongly connected components (R. Tarjan, 1972, with a stack of its own, so that a long chain does not
/// overflow the thread's).
/// </summary>
static class StrongComponents
{
    public static IEnumerable<IReadOnlyList<int>> Of(int count, IReadOnlyList<IReadOnlySet<int>> followers)
    {
        var (order, low, next) = (new int[count], new int[count], 0);
        var (open, isOpen) = (new Stack<int>(), new bool[count]);
        var components = new List<IReadOnlyList<int>>();
        for (var start = 0; start < count; start++)
        {
            if (order[start] == 0)
                Visit(start);
        }

        return components;

        void Visit(int start)
        {
            var path = new Stack<(int Node, IEnumerator<int> Followers)>();
            Enter(start);
            while (path.TryPeek(out var top))
            {
                if (top.Followers.MoveNext())
                {
                    var follower = top.Followers.Current;
                    if (order[follower] == 0)
                        Enter(follower);
                    else if (isOpen[follower])
                        low[top.Node] = Math.Min(low[top.Node], order[follower]);
                    continue;
                }

                path.Pop();
                if (path.TryPeek(out var above))
                    low[above.Node] = Math.Min(low[above.Node], low[top.Node]);
                if (low[top.Node] == order[top.Node])
                    components.Add(Close(top.Node));
            }

            void Enter(int node)
            {
                order[node] = low[node] = ++next;
                open.Push(node);
                isOpen[node] = true;
                path.Push((node, followers[node].GetEnumerator()));
            }
        }

        List<int> Close(int root)
        {
            var component = new List<int>();
            int node;
            do
            {
                node = open.Pop();
                isOpen[node] = false;
                component.Add(node);
            }
            while (node != root);
            return component;
        }
    }
}
