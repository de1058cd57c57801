"""Run all measurements and print them."""

from benchmarks import (
    checking,
    finding,
    hostile,
    hours,
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
    proving.main()
    checking.main()
    hours.main()
    suggesting.main()
    finding.main()
    hostile.main()
