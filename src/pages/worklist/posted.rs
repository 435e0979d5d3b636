//! What the forms of the page send. Pure.

use std::collections::BTreeSet;

use crate::base::Lang;
use crate::base::text::is_mail_address;
use crate::domain::worklist::alert::{Kind, Pace, Settings};
use crate::web::fields::value;

/// Something wrong with what was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// No mail address.
    Address,
    /// Neither of the two paces.
    Pace,
    /// Nothing is chosen, though mail is wanted.
    NoKind,
    /// A trial needs an address that was kept.
    NoAddress,
    /// No mail server is set up.
    NoServer,
}

/// Reads the settings.
pub(super) fn settings(fields: &[(String, String)]) -> Result<Settings, Vec<Fault>> {
    let mut faults = Vec::new();
    let address = value(fields, "address");
    if !address.is_empty() && !is_mail_address(address) {
        faults.push(Fault::Address);
    }
    let pace = Pace::of_code(value(fields, "pace"));
    if pace.is_none() {
        faults.push(Fault::Pace);
    }
    let kinds: BTreeSet<Kind> = kinds(fields);
    if !address.is_empty() && kinds.is_empty() {
        faults.push(Fault::NoKind);
    }
    match pace {
        Some(pace) if faults.is_empty() => Ok(Settings {
            address: Some(address.to_owned()).filter(|address| !address.is_empty()),
            lang: Lang::of_code(Some(value(fields, "mail-lang"))),
            pace,
            kinds,
        }),
        _ => Err(faults),
    }
}

/// The kinds that are ticked.
pub(super) fn kinds(fields: &[(String, String)]) -> BTreeSet<Kind> {
    let ticked = fields.iter().filter(|(name, _)| name == "kind");
    ticked.filter_map(|(_, code)| Kind::of_code(code)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_told_at_once() {
        let fields = [("address", "an@"), ("pace", "hourly")];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(settings(&fields), Err(vec![Fault::Address, Fault::Pace, Fault::NoKind]));
    }
}
