// Every class works on a host of its own, so two go side by side: most of a test's time is waiting for systemd and Java. More would be too much for a
// machine of two cores.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
