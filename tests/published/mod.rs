//! Figures that others have published, with citations.
