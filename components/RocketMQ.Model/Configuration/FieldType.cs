namespace RocketMQ.Model.Configuration;

/// <summary>What a configuration field holds.</summary>
public enum FieldType
{
    /// <summary>Text of a given form.</summary>
    Text,

    /// <summary>A whole number; a text of digits is taken too (<c>pulumi config set</c> without <c>--path</c> makes texts).</summary>
    Integer,

    /// <summary>true or false; the texts "true" and "false" are taken too.</summary>
    Boolean,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>An amount of memory: a number with the unit m (MiB) or g (GiB).</summary>
    Size,

    /// <summary>The value of a RocketMQ key: text, number or boolean; all become text.</summary>
    Property,

    /// <summary>An object with known fields.</summary>
    Object,

    /// <summary>An object whose field names are names of things: hosts, groups, keys.</summary>
    Map,

    /// <summary>A list.</summary>
    List,
}
