//! Dossiers, the apologies issued for them, and one-stop points entered by hand.

mod import;
mod letter;
mod points;
mod read;

pub use import::DossierImport;
pub use letter::{IssuedLetter, Issuing, NewLetter};
pub use points::{EnteredPoints, Scoring};
pub use read::{DossierEntry, DossierFilter, KeptDossier};
