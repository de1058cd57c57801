"""Running the service: the server and its workers, probes, metrics, and what is logged."""
