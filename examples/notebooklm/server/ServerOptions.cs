namespace NotebookLm;

/// <summary>Where to listen, given as the guide's command gives it: <c>--host 0.0.0.0 --port 8102</c>.</summary>
/// <param name="Host">The address.</param>
/// <param name="Port">The port; 0 for any that is free.</param>
sealed record ServerOptions(string Host, int Port)
{
    public const string Usage = "notebooklm [--host 127.0.0.1] [--port 8102]";

    /// <summary>Reads the arguments; <see langword="null"/> when they are not to be understood.</summary>
    public static ServerOptions? Read(string[] arguments)
    {
        var options = new ServerOptions("127.0.0.1", 8102);
        foreach (var pair in arguments.Chunk(2))
        {
            switch (pair)
            {
                case ["--host", var host]:
                    options = options with { Host = host };
                    break;
                case ["--port", var text] when ushort.TryParse(text, out var port):
                    options = options with { Port = port };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
