namespace Slipway.SampleApplication;

public sealed class Order
{
    public Guid Id { get; set; }

    public required Customer Customer { get; set; }

    public DateTime PlacedAt { get; set; }

    public decimal Total { get; set; }

    public int Receipt { get; set; }

    public string? Extras { get; set; }

    public List<OrderLine> Lines { get; } = [];
}
