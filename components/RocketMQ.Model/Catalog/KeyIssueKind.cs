namespace RocketMQ.Model.Catalog;

/// <summary>What is wrong with a key or its value.</summary>
public enum KeyIssueKind
{
    /// <summary>No version in the catalog knows the key.</summary>
    Unknown,

    /// <summary>The version ignores the key.</summary>
    Ignored,

    /// <summary>Another version has the key, this one does not.</summary>
    Absent,

    /// <summary>The value starts or ends with a blank, or holds a control character.</summary>
    Blanks,

    /// <summary>The value is not of the key's type or form.</summary>
    Type,

    /// <summary>The value is outside the range, or not one of the allowed ones.</summary>
    Range,
}
