//! Dossiers, the apologies issued for them, and the one-stop points somebody entered.

mod import;
mod letter;
mod points;
mod read;

pub use import::DossierImport;
pub use letter::{IssuedLetter, Issuing, NewLetter};
pub use points::{EnteredPoints, Scoring};
pub use read::{DossierEntry, DossierFilter, KeptDossier};
