//! Addresses of figures, for staff and for programs.

/// The figures of one instrument, for programs.
pub fn scorecard(instrument: &str) -> String {
    format!("/api/v1/scorecards/{instrument}")
}

/// How many responses it has, as JSON.
pub fn tallies(instrument: &str) -> String {
    format!("/api/v1/tallies/{instrument}")
}

/// The tasks of a plan as JSON.
pub fn tasks_json() -> String {
    "/api/v1/tasks".to_owned()
}

/// The touchpoints as JSON.
pub fn touchpoints_json() -> String {
    "/api/v1/touchpoints".to_owned()
}

/// The instruments for programs.
pub fn instruments_json() -> String {
    "/api/v1/instruments".to_owned()
}

/// Petitions for programs.
pub fn petitions_json() -> String {
    "/api/v1/petitions".to_owned()
}

/// Dossiers for programs.
pub fn dossiers_json() -> String {
    "/api/v1/dossiers".to_owned()
}

/// The office's start.
pub fn office() -> String {
    "/office".to_owned()
}

/// News for an open page; asking for it is no use of a session.
pub fn live() -> String {
    "/office/live".to_owned()
}

/// The surveys that are answered.
pub fn surveys() -> String {
    "/office/instruments".to_owned()
}

/// One instrument's figures, for staff.
pub fn office_instrument(instrument: &str) -> String {
    format!("/office/instruments/{instrument}")
}

/// The same on a wall.
pub fn office_wall() -> String {
    "/office/wall".to_owned()
}

/// One item of an instrument.
pub fn office_item(instrument: &str, item: &str) -> String {
    format!("/office/instruments/{instrument}/items/{item}")
}

/// One factor of an instrument.
pub fn office_factor(instrument: &str, factor: &str) -> String {
    format!("/office/instruments/{instrument}/factors/{factor}")
}

/// Units or touchpoints of an instrument in a funnel.
pub fn office_funnel(instrument: &str) -> String {
    format!("/office/instruments/{instrument}/funnel")
}

/// What to fix first.
pub fn office_drivers(instrument: &str) -> String {
    format!("/office/instruments/{instrument}/drivers")
}

/// Which of its criteria go together with overall satisfaction.
pub fn office_correlations(instrument: &str) -> String {
    format!("/office/instruments/{instrument}/drivers/correlations")
}

/// The same two ways at once.
pub fn office_cross(instrument: &str) -> String {
    format!("/office/instruments/{instrument}/cross")
}

/// The same as a file with this ending.
pub fn office_cross_file(instrument: &str, ending: &str) -> String {
    format!("/office/instruments/{instrument}/cross.{ending}")
}

/// Its answers, to download as a file with this ending.
pub fn office_responses(instrument: &str, ending: &str) -> String {
    format!("/office/instruments/{instrument}/responses.{ending}")
}

/// Its figures, to download as a file with this ending.
pub fn office_scorecard(instrument: &str, ending: &str) -> String {
    format!("/office/instruments/{instrument}/scorecard.{ending}")
}

/// What the columns and values of its answers mean, as DDI.
pub fn office_codebook(instrument: &str) -> String {
    format!("/office/instruments/{instrument}/codebook.xml")
}
