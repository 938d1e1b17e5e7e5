"""What help there is, for whom, and why it fits: public reference data, kept by an agency, never case rows."""
