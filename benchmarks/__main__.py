"""Run all measurements and print them."""

from benchmarks import (
    checking,
    finding,
    hostile,
    hours,
    observing,
    proving,
    ranking,
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
    observing.main()
    proving.main()
    checking.main()
    hours.main()
    suggesting.main()
    ranking.main()
    finding.main()
    hostile.main()
