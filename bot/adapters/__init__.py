"""Platform adapters: events in, messages out, nothing else."""
