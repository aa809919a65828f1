// Every test works on a host of its own kind; one after another, so that a small machine is enough.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
