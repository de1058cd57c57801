"""Measurements that anybody can run: `make bench`. Each stands beside a peer in the same run."""
