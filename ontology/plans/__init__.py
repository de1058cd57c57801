"""Study plans as files of other tools, and back."""
