using Microsoft.EntityFrameworkCore;

namespace Slipway.SampleApplication;

/// <summary>A shop with a bit of everything that a model of Entity Framework Core makes in a database.</summary>
public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<OrderLine> Lines => Set<OrderLine>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.HasPostgresEnum<OrderState>("shop", "order_state");
        modelBuilder.HasSequence<int>("receipt", "shop").StartsAt(1000).IncrementsBy(5);
        modelBuilder.Entity<Customer>(customer =>
        {
            customer.ToTable("customers", table => table.HasComment("who buys"));
            customer.HasIndex(one => one.Email).IsUnique();
            customer.Property(one => one.Email).HasMaxLength(200);
            customer.Property(one => one.Lowered).HasComputedColumnSql("lower(\"Email\")", stored: true);
            customer.ToTable(table => table.HasCheckConstraint("CK_has_at", "position('@' in \"Email\") > 0"));
        });
        modelBuilder.Entity<Order>(order =>
        {
            order.ToTable("orders", "shop");
            order.Property(one => one.Total).HasPrecision(12, 2).HasDefaultValue(0m);
            order.Property(one => one.Receipt).HasDefaultValueSql("nextval('shop.receipt')");
            order.Property(one => one.Extras).HasColumnType("jsonb");
            order.HasIndex(one => one.PlacedAt).HasFilter("\"Total\" > 0").IsDescending();
            order.HasOne(one => one.Customer).WithMany(one => one.Orders).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<OrderLine>(line =>
        {
            line.HasKey(one => new { one.OrderId, one.Number });
            line.HasOne(one => one.Order).WithMany(one => one.Lines).HasForeignKey(one => one.OrderId);
        });
    }
}
