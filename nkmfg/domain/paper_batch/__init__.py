"""A batch that was done on paper, as its transcription has it, and the recipe it is kept under."""
