"""Run all measurements and print them."""

from benchmarks import hours, proving, reading, serving, starting, suggesting

if __name__ == "__main__":
    starting.main()
    reading.main()
    serving.main()
    proving.main()
    hours.main()
    suggesting.main()
