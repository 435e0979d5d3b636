//! The register of reports that were sent.

mod sent;
mod stored;
