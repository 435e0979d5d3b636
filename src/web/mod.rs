//! HTTP shared by all pages: callers and permissions, form tokens, errors, headers, addresses, the page shell.

pub mod assets;
pub mod auth;
pub mod components;
pub mod csrf;
pub mod errors;
pub mod fields;
pub mod headers;
pub mod health;
pub mod lang;
pub mod paths;
pub mod posted;
pub mod qr;
pub mod screen;
pub mod shell;
mod words;

pub use crate::base::format;
