//! Every address there is.
