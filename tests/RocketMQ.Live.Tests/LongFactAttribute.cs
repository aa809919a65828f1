namespace RocketMQ.Live.Tests;

/// <summary>A fact of the long form alone (<c>./test long</c>).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute()
    {
        if (!LongForm.On)
        {
            Skip = "only in the long form: ./test long";
        }
    }
}
