//! Addresses of petitions.

/// Published petitions, and the way to all that concerns them.
pub fn petitions() -> String {
    "/petitions".to_owned()
}

/// The form of a petition.
pub fn new_petition() -> String {
    "/petitions/new".to_owned()
}

/// What became of a petition, for its sender.
pub fn petition(code: &str) -> String {
    format!("/petitions/{code}")
}

/// The register of petitions, for staff.
pub fn register() -> String {
    "/office/petitions".to_owned()
}

/// The same as a file.
pub fn register_file(ending: &str) -> String {
    format!("/office/petitions.{ending}")
}

/// Where staff write down a petition for a citizen.
pub fn register_new() -> String {
    "/office/petitions/new".to_owned()
}

/// One petition of the register.
pub fn registered(code: &str) -> String {
    format!("/office/petitions/{code}")
}

/// The same by its number: the way there from outside, where its code must not stand.
pub fn registered_number(number: u64) -> String {
    format!("/office/petitions/number/{number}")
}

/// Where it is moved.
pub fn registered_move(code: &str) -> String {
    format!("/office/petitions/{code}/move")
}

/// Where its sender's name is read.
pub fn registered_name(code: &str) -> String {
    format!("/office/petitions/{code}/name")
}

/// Where the answer to a petition is written and looked at before it is sent.
pub fn registered_answer(code: &str) -> String {
    format!("/office/petitions/{code}/answer")
}

/// Where a second person approves an answer or returns it.
pub fn registered_approval(code: &str) -> String {
    format!("/office/petitions/{code}/approval")
}

/// Where a petition is refused.
pub fn registered_refusal(code: &str) -> String {
    format!("/office/petitions/{code}/refuse")
}

/// Where an answer is published.
pub fn registered_publication(code: &str) -> String {
    format!("/office/petitions/{code}/publish")
}

/// A file of a petition, for those who handle it.
pub fn registered_file(code: &str, id: &str) -> String {
    format!("/office/petitions/{code}/files/{id}")
}

/// A file of an answer, for the sender.
pub fn petition_file(code: &str, id: &str) -> String {
    format!("/petitions/{code}/files/{id}")
}

/// Petitions that are not in the register yet.
pub fn register_apart() -> String {
    "/office/petitions/apart".to_owned()
}
