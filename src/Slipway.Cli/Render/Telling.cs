namespace Slipway.Cli.Render;

/// <summary>Tells at once, on the thread that reports: the framework's own progress would tell later, out of order.</summary>
sealed class Telling<T>(Action<T> tell) : IProgress<T>
{
    public void Report(T value) => tell(value);
}
