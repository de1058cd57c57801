"""Study plans as pictures and pages."""
