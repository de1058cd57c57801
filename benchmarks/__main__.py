"""Run all measurements and print them."""

from benchmarks import hours, proving, serving, starting, suggesting

if __name__ == "__main__":
    starting.main()
    serving.main()
    proving.main()
    hours.main()
    suggesting.main()
