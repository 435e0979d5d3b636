//! The API's description and the API.

mod described;
mod parts;
mod replies;
mod statuses;
