"""What a built site was made from, and whether it still is what the records make."""
