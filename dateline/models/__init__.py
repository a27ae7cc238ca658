"""The trained weights that ship; docs/model-card.md tells what each was made from."""
