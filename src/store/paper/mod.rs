//! Paper: bundles, what is keyed of them, and files of responses.

mod bundle;
mod close;
mod ended;
mod form;
mod import;
mod place;
mod taken_back;

pub use bundle::{BundleBatch, BundleEntry};
pub use close::BundleClosed;
pub use form::{Keyed, NewKeyed};
pub use import::{Became, ImportedBundle, NewFileForm, ResponsesImport, Unfit};
