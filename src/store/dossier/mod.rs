//! Dossiers, the apologies issued for them, and one-stop points entered by hand.

mod counts;
mod import;
mod letter;
mod narrow;
mod open;
mod page;
mod points;
mod read;
mod register;

pub use import::DossierImport;
pub use letter::{IssuedLetter, Issuing, NewLetter};
pub use page::{DossierKey, DossiersWanted};
pub use points::{EnteredPoints, Scoring};
pub use read::{DossierEntry, KeptDossier};
pub(in crate::store) use register::RegisterCache;
