"""Too many reports from one place: nobody is turned away in silence, and whoever reads them sees that they are many."""
