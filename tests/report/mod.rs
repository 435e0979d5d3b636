//! Periodic reports: composed, written as files, issued, and the register of those that were sent.

mod composed;
mod issued;
mod leader;
mod sent;
mod stored;
