"""Run all measurements and print them."""

from benchmarks import (
    batching,
    checking,
    finding,
    hostile,
    hours,
    observing,
    proving,
    reading,
    serving,
    starting,
    suggesting,
    tables,
)

if __name__ == "__main__":
    starting.main()
    tables.main()
    reading.main()
    serving.main()
    batching.main()
    observing.main()
    proving.main()
    checking.main()
    hours.main()
    suggesting.main()
    finding.main()
    hostile.main()
