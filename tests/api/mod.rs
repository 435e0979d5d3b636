//! The API's description and the API.

mod described;
mod replies;
mod statuses;
