"""Run all measurements and print them."""

from benchmarks import hours, proving, serving, starting

if __name__ == "__main__":
    starting.main()
    serving.main()
    proving.main()
    hours.main()
