"""What next: what can be started, ranked, with reasons, for one learner."""
