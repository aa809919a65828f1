namespace RocketMQ.Model.Catalog;

/// <summary>Type of a key's value, as the setter of the version takes it.</summary>
public enum KeyType
{
    /// <summary>Any text.</summary>
    String,

    /// <summary>32-bit integer.</summary>
    Int,

    /// <summary>64-bit integer.</summary>
    Long,

    /// <summary>Decimal number.</summary>
    Double,

    /// <summary><c>true</c> or <c>false</c>; RocketMQ takes everything else for false.</summary>
    Boolean,

    /// <summary>One of a list of words, see <see cref="KeyInfo.Values"/>; RocketMQ swallows any other.</summary>
    Enum,

    /// <summary>No text can set it.</summary>
    None,
}
