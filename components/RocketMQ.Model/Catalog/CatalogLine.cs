namespace RocketMQ.Model.Catalog;

/// <summary>The three versions whose sources the catalog was read from; every other version is judged by the nearest one.</summary>
internal enum CatalogLine
{
    /// <summary>4.7.1: versions before 4.8.</summary>
    V4_7,

    /// <summary>4.9.8: versions 4.8 and 4.9.</summary>
    V4_9,

    /// <summary>5.3.3: versions from 5.0.</summary>
    V5_3,
}
