namespace Slipway.SampleApplication;

public sealed class OrderLine
{
    public Guid OrderId { get; set; }

    public short Number { get; set; }

    public required Order Order { get; set; }

    public required string Article { get; set; }

    public double Amount { get; set; }
}
