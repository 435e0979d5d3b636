//! What keeps a draft from being published: the faults of its file, of its core, and beside what is published.

use chrono::NaiveDate;

use super::core::Cores;
use crate::domain::survey::file::{Clash, File, Finding, Spot, both, open};
use crate::domain::survey::{Catalogue, Instrument};

/// A draft as it can be read, with every fault by the part it is in.
#[derive(Clone, Debug)]
pub struct Examined {
    /// What could be read.
    pub instrument: Instrument,
    /// The faults, by part.
    pub findings: Vec<(Spot, Finding)>,
}

/// Examines a draft's file beside the instruments there are, on `today`; `None` where the text is no TOML.
pub fn examine(file: File<'_>, catalogue: &Catalogue, today: NaiveDate) -> Option<Examined> {
    let (instrument, mut findings) = open(file);
    let instrument = instrument?;
    if let Some(original) = &instrument.based_on
        && let Some(locks) = Cores::shipped().locks(catalogue, original)
    {
        findings.extend(locks.breaches(&instrument));
    }
    let mut add = |what, remedy| {
        let finding = Finding { file: file.name.to_owned(), line: 1, what, remedy };
        findings.push((Spot::Head, finding));
    };
    for known in catalogue.versions(&instrument.id) {
        if let Some(clash) = Clash::of((&known.id, known), (file.name, &instrument)) {
            add(clash.what, clash.remedy);
        }
    }
    let is_next = catalogue.versions(&instrument.id).next().is_some();
    if is_next && instrument.valid_from < today && instrument.valid_from != NaiveDate::MIN {
        let day = instrument.valid_from.format("%d/%m/%Y");
        add(
            both!(
                "ngày bắt đầu {day} đã qua, khi đó phiên bản trước còn thu phiếu"
                    / "the first day, {day}, is past, when the earlier version took answers"
            ),
            both!("Cho bắt đầu từ hôm nay hoặc sau đó" / "Let it begin today or later"),
        );
    }
    findings.sort_by_key(|(spot, _)| *spot);
    Some(Examined { instrument, findings })
}
