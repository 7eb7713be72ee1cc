"""What is due, which message it becomes, and the outbox that delivers it."""
