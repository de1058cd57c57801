"""Run all measurements and print them."""

from benchmarks import checking, hours, proving, reading, serving, starting, suggesting

if __name__ == "__main__":
    starting.main()
    reading.main()
    serving.main()
    proving.main()
    checking.main()
    hours.main()
    suggesting.main()
