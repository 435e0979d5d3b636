//! Addresses of dossiers and the one-stop points.

/// Dossiers and their rates.
pub fn dossiers() -> String {
    "/office/dossiers".to_owned()
}

/// Dossiers that are late or soon will be.
pub fn late_dossiers() -> String {
    "/office/dossiers/late".to_owned()
}

/// The same as a file.
pub fn late_dossiers_file(ending: &str) -> String {
    format!("/office/dossiers/late.{ending}")
}

/// One dossier.
pub fn dossier(code: &str) -> String {
    format!("/office/dossiers/{code}")
}

/// Where its apology is written.
pub fn apology(code: &str) -> String {
    format!("/office/dossiers/{code}/apology")
}

/// The portal's board of dossiers and petitions.
pub fn portal_board() -> String {
    "/office/dossiers/portal".to_owned()
}

/// The same as a file.
pub fn portal_board_file(ending: &str) -> String {
    format!("/office/dossiers/portal.{ending}")
}

/// The one-stop points.
pub fn one_stop() -> String {
    "/office/one-stop".to_owned()
}

/// The same as a file.
pub fn one_stop_file(ending: &str) -> String {
    format!("/office/one-stop.{ending}")
}
