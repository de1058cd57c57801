"""Run all measurements and print them."""

from benchmarks import checking, hours, proving, serving, starting

if __name__ == "__main__":
    starting.main()
    serving.main()
    proving.main()
    checking.main()
    hours.main()
