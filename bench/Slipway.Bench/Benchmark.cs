namespace Slipway.Bench;

/// <summary>Something that is measured.</summary>
/// <param name="name">What it is called on the command line.</param>
abstract class Benchmark(string name)
{
    public string Name { get; } = name;

    /// <summary>Measures it.</summary>
    /// <param name="slipway">The native program.</param>
    public abstract IEnumerable<Row> Run(string slipway);
}
