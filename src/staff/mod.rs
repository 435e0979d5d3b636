//! Staff: who may see what, and how they show who they are.

pub mod password;
