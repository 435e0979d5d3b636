//! Instruments: what is shipped, what the commands say of a file, and answers there and back.

mod built_in;
mod cell;
mod commands;
mod drafts;
mod edit;
mod format;
mod interchange;
mod round_trip;
mod shipped;
mod terms;
