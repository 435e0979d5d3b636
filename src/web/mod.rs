//! HTTP shared by all pages: callers and permissions, form tokens, errors, headers, addresses, the page shell.

pub mod api_limit;
pub mod assets;
pub mod auth;
pub mod coding;
pub mod components;
pub mod context;
pub mod csrf;
pub mod cursor;
pub mod deadline;
pub mod documented;
pub mod download;
pub mod errors;
pub mod etag;
pub mod fields;
pub mod headers;
pub mod health;
mod help;
pub mod input;
mod json;
pub mod lang;
pub mod masthead;
pub mod menu;
pub mod metrics;
pub mod notice;
pub mod page_cache;
pub mod paths;
pub mod posted;
pub mod qr;
pub mod requests;
pub mod screen;
pub mod shell;
pub mod template;
pub mod upload;
mod words;

pub use crate::base::format;
