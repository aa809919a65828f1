// One cluster at a time: two cores carry no more.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
