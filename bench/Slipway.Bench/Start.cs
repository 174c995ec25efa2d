namespace Slipway.Bench;

/// <summary>How long it takes until there is anything to see.</summary>
sealed class Start() : Benchmark("start")
{
    public override IEnumerable<Row> Run(string slipway)
    {
        using var project = new Project(0);
        foreach (var command in (string[])["--help", "config"])
        {
            var times = Times.InTurn(40, project.Command(slipway, command).Time, project.Command("/bin/true").Time);
            yield return new Row($"`slipway {command}`", $"{times[0]}", $"{times[1]}, /bin/true", times[0].By(times[1]), "", null);
        }
    }
}
