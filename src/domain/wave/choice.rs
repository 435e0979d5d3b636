//! Which counters the form of a wave chooses: all that ask its survey, those of whole units, and single ones. Pure.

use std::collections::{BTreeMap, BTreeSet};

use super::{Wave, WaveFault, WaveField};

/// A counter as the form of a wave knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counter {
    /// Id of the instrument that it asks.
    pub instrument: String,
    /// Code of its unit.
    pub unit: String,
    /// Whether it takes answers.
    pub is_open: bool,
}

impl Counter {
    /// Whether it takes answers to an instrument.
    pub fn asks(&self, instrument: &str) -> bool {
        self.is_open && self.instrument == instrument
    }
}

/// Counters by their codes.
pub type Counters = BTreeMap<String, Counter>;

/// The counters of each unit that ask an instrument.
pub fn by_unit<'a>(
    counters: &'a Counters,
    instrument: &str,
) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let mut units: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (code, counter) in counters.iter().filter(|(_, counter)| counter.asks(instrument)) {
        units.entry(&counter.unit).or_default().insert(code);
    }
    units
}

/// The counters of a wave as its form says them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Whether all that ask its survey are chosen.
    pub all: bool,
    /// Units whose counters are.
    pub units: Vec<String>,
    /// Answers wanted at each counter without a number of its own.
    pub each: Option<u64>,
    /// Counters that are chosen singly, or have a number of their own.
    pub single: BTreeMap<String, Option<u64>>,
}

impl Choice {
    /// The choice that comes to the counters of a wave. A unit is in it where each of its counters is of the wave.
    pub fn of(wave: &Wave, counters: &Counters) -> Self {
        let units = by_unit(counters, &wave.instrument);
        let is_of_wave = |code: &&str| wave.touchpoints.contains_key(*code);
        let whole = units.iter().filter(|(_, codes)| codes.iter().all(is_of_wave));
        let whole: BTreeMap<&str, &BTreeSet<&str>> =
            whole.map(|(unit, codes)| (*unit, codes)).collect();
        let each = commonest(wave.touchpoints.values().copied());
        let is_said =
            |code: &str, quota| quota == each && whole.values().any(|codes| codes.contains(code));
        let single = wave.touchpoints.iter().filter(|(code, quota)| !is_said(code, **quota));
        let single = single.map(|(code, quota)| (code.clone(), quota.filter(|_| *quota != each)));
        let all = !units.is_empty() && whole.len() == units.len();
        let named = whole.keys().filter(|_| !all);
        Self {
            all,
            units: named.map(|unit| (*unit).to_owned()).collect(),
            each,
            single: single.collect(),
        }
    }
}

/// The number that most counters have; `None` where one has none, since each without its own would get it.
fn commonest(quotas: impl Iterator<Item = Option<u64>>) -> Option<u64> {
    let mut times: BTreeMap<u64, u64> = BTreeMap::new();
    for quota in quotas {
        *times.entry(quota?).or_default() += 1;
    }
    times.into_iter().max_by_key(|(_, times)| *times).map(|(quota, _)| quota)
}

/// Before the code of a counter, the field with the answers wanted there.
pub const QUOTA: &str = "quota-";

/// The field of counters that are chosen singly and have no line on the page: codes, each with its number behind it.
pub const KEPT: &str = "kept";

/// Such a field.
pub fn packed<'a>(chosen: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let each = chosen.map(|(code, quota)| match quota {
        "" => code.to_owned(),
        quota => format!("{code}:{quota}"),
    });
    each.collect::<Vec<_>>().join(" ")
}

/// The fields with a field of its own for each counter that was kept so. A counter that has a line is chosen there.
pub fn unpacked(fields: Vec<(String, String)>) -> Vec<(String, String)> {
    let (kept, mut fields): (Vec<_>, Vec<_>) =
        fields.into_iter().partition(|(name, _)| name == KEPT);
    let lines: BTreeSet<String> =
        fields.iter().filter_map(|(name, _)| name.strip_prefix(QUOTA)).map(str::to_owned).collect();
    for each in kept.iter().flat_map(|(_, value)| value.split_whitespace()) {
        let (code, quota) = each.split_once(':').unwrap_or((each, ""));
        if !lines.contains(code) {
            fields.push(("touchpoint".to_owned(), code.to_owned()));
            fields.push((format!("{QUOTA}{code}"), quota.to_owned()));
        }
    }
    fields
}

/// The counters that a form chooses: of `all` and of each `unit` those that ask the instrument now, and each
/// `touchpoint`; with `leave` no counter that asks another.
pub(super) fn chosen(
    fields: &[(String, String)],
    instrument: &str,
    counters: &Counters,
) -> (BTreeSet<String>, Vec<WaveFault>) {
    let values = |wanted: &'static str| {
        let own = fields.iter().filter(move |(name, _)| name == wanted);
        own.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    };
    let units = by_unit(counters, instrument);
    let (mut chosen, mut faults) = (BTreeSet::new(), Vec::new());
    let mut add = |codes: &BTreeSet<&str>| chosen.extend(codes.iter().map(|it| (*it).to_owned()));
    if values("all").next().is_some() {
        units.values().for_each(&mut add);
    }
    for unit in values("unit") {
        match units.get(unit) {
            Some(codes) => add(codes),
            None => faults.push(WaveFault::NoneOfUnit(unit.to_owned())),
        }
    }
    let mut others = Vec::new();
    let leaves = values("leave").next().is_some();
    for code in values("touchpoint").map(str::to_ascii_uppercase) {
        match counters.get(&code) {
            Some(counter) if counter.instrument == instrument => {}
            Some(_) if leaves => continue,
            Some(_) => others.push(code.clone()),
            None => faults.push(WaveFault::Unknown(WaveField::Touchpoints, code.clone())),
        }
        chosen.insert(code);
    }
    if !others.is_empty() {
        faults.push(WaveFault::AskAnother(others));
    }
    if chosen.is_empty() {
        faults.push(WaveFault::Empty(WaveField::Touchpoints));
    }
    (chosen, faults)
}
