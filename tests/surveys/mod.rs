//! Instruments: what is shipped, what the commands say of a file, and answers there and back.

mod commands;
mod round_trip;
mod shipped;
