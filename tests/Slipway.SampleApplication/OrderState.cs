namespace Slipway.SampleApplication;

public enum OrderState
{
    Placed,
    Paid,
    Sent,
}
