namespace RocketMQ.Scripts.Tests;

/// <summary>A theory of the long form alone (<c>./test long</c>).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongTheoryAttribute : TheoryAttribute
{
    public LongTheoryAttribute()
    {
        if (!LongForm.On)
        {
            Skip = "only in the long form: ./test long";
        }
    }
}
