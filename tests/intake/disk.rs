//! What the disk is asked to do, and what happens when it is full.
