//! Nothing acknowledged is lost; nothing half-kept stays.

mod crash;
mod disk;
mod queue;
