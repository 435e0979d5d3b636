//! What keeps a draft from being published: the faults of its file, of its core, and beside what is published.

use chrono::NaiveDate;

use super::core::Cores;
use crate::domain::survey::file::{Clash, File, Finding, Frozen, Spot, both, line_of, open};
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
    findings.extend(core_faults(&instrument, catalogue));
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

/// What of the core of a questionnaire is not as published.
fn core_faults(of: &Instrument, catalogue: &Catalogue) -> Vec<(Spot, Finding)> {
    let mut findings = Vec::new();
    if let Some(named) = &of.based_on {
        let known = named.split_once('@').and_then(|(id, it)| catalogue.version(id, it));
        if known.is_none() {
            let what = both!("không có phiếu `{named}`" / "there is no instrument `{named}`");
            let remedy = both!(
                "Ghi mã và phiên bản đã công bố ở `based_on`"
                    / "Name a published `id@version` in `based_on`"
            );
            let (file, line) = (String::new(), 1);
            findings.push((Spot::Head, Finding { file, line, what, remedy }));
        }
    }
    if let Some(locks) = Cores::shipped().locks_of(catalogue, of) {
        findings.extend(locks.breaches(of));
    }
    findings
}

/// The same of files beside others that are known, by line. What is frozen was published as it is.
pub fn core_findings(files: &[File<'_>], others: &[File<'_>], frozen: &Frozen) -> Vec<Finding> {
    let read = |file: &File<'_>| open(*file).0;
    let own: Vec<_> = files.iter().filter_map(|file| Some((*file, read(file)?))).collect();
    let is_own = |it: &Instrument| {
        own.iter().any(|(_, own)| (&own.id, &own.version) == (&it.id, &it.version))
    };
    let others = others.iter().filter_map(read).filter(|it| !is_own(it));
    let all = own.iter().map(|(_, it)| it.clone()).chain(others).collect();
    let catalogue = Catalogue::of(all);
    let is_free = |it: &Instrument| frozen.digest(&it.id, &it.version).is_none();
    let faults = own.iter().filter(|(_, it)| is_free(it)).flat_map(|(file, it)| {
        core_faults(it, &catalogue).into_iter().map(|(spot, finding)| Finding {
            file: file.name.to_owned(),
            line: line_of(*file, spot),
            ..finding
        })
    });
    faults.collect()
}
