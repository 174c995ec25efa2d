namespace Slipway.SampleApplication;

public sealed class Customer
{
    public int Id { get; set; }

    public required string Email { get; set; }

    public string? Lowered { get; set; }

    public string[] Tags { get; set; } = [];

    public List<Order> Orders { get; } = [];
}
