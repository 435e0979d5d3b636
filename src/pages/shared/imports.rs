//! Files that an office brings in: who may, and the way to the page that takes them.

use crate::domain::account::Role;
use crate::domain::import::FileKind;
use crate::web::auth::permission::{
    ApprovePlan, HandleDossiers, ImportOfficial, ManageTouchpoints, ManageUnits, Permission,
};

/// Whether a role may bring in files of a kind.
pub fn is_given_to(kind: FileKind, role: Role) -> bool {
    match kind {
        FileKind::Units => ManageUnits::is_given_to(role),
        FileKind::Touchpoints | FileKind::Procedures => ManageTouchpoints::is_given_to(role),
        FileKind::Dossiers | FileKind::Board => HandleDossiers::is_given_to(role),
        FileKind::Plan | FileKind::Criteria => ApprovePlan::is_given_to(role),
        FileKind::Official | FileKind::Papi => ImportOfficial::is_given_to(role),
    }
}
