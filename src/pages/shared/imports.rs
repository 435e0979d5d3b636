//! Files that an office brings in: who may, and the way to the page that takes them.

use maud::{Markup, html};

use crate::base::{Lang, words};
use crate::domain::account::Role;
use crate::domain::import::FileKind;
use crate::web::auth::permission::{
    ApprovePlan, HandleDossiers, ImportOfficial, ManageTouchpoints, ManageUnits, May, Permission,
};
use crate::web::paths;

words! {
    /// What the link says.
    struct Words {
        from_file: "Nhập từ tệp" / "Bring in a file",
    }
}

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

/// Whether the caller may: files are of the whole office.
pub fn may_bring_in<P: Permission>(kind: FileKind, who: &May<P>) -> bool {
    who.scope().is_whole() && is_given_to(kind, who.staff().role)
}

/// The link to the page that takes such files.
pub fn link(kind: FileKind, lang: Lang) -> Markup {
    let address = paths::in_lang(&paths::import_of(kind.code()), lang);
    html! { a href=(address) { (Words::of(lang).from_file) } }
}
