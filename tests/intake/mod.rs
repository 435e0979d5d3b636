//! Nothing acknowledged is lost; nothing half-kept stays.

mod away;
mod crash;
mod disk;
mod queue;
mod torture;
