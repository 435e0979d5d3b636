//! All instruments a program knows, in all their versions.

use chrono::NaiveDate;

use super::Instrument;

/// Instruments by id and version; never empty for a running server.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue(Vec<Instrument>);

impl Catalogue {
    /// Puts `instruments` into order: by id, the oldest version first.
    pub fn of(mut instruments: Vec<Instrument>) -> Self {
        instruments.sort_by(|a, b| (&a.id, a.valid_from).cmp(&(&b.id, b.valid_from)));
        Self(instruments)
    }

    /// Every version of every instrument.
    pub fn all(&self) -> &[Instrument] {
        &self.0
    }

    /// The ids, each once, in order.
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<_> = self.0.iter().map(|each| each.id.as_str()).collect();
        ids.dedup();
        ids
    }

    /// The version that takes answers on `day`.
    pub fn on(&self, id: &str, day: NaiveDate) -> Option<&Instrument> {
        self.versions(id)
            .rfind(|each| each.valid_from <= day && each.valid_to.is_none_or(|last| day <= last))
    }

    /// The version that figures of `day` are of: the one that takes answers on it, else the last that had begun by
    /// then, else the first.
    pub fn current(&self, id: &str, day: NaiveDate) -> Option<&Instrument> {
        let begun = || self.versions(id).rfind(|each| each.valid_from <= day);
        self.on(id, day).or_else(begun).or_else(|| self.versions(id).next())
    }

    /// The first day on which an instrument takes answers, in its oldest version.
    pub fn first_day(&self, id: &str) -> Option<NaiveDate> {
        self.versions(id).next().map(|version| version.valid_from)
    }

    /// The versions that had begun by a day, the newest first.
    pub fn begun(&self, id: &str, day: NaiveDate) -> impl Iterator<Item = &Instrument> {
        self.versions(id).rev().filter(move |each| each.valid_from <= day)
    }

    /// The newest version of an id, whether it takes answers now or not.
    pub fn newest(&self, id: &str) -> Option<&Instrument> {
        self.versions(id).next_back()
    }

    /// Exactly this version.
    pub fn version(&self, id: &str, version: &str) -> Option<&Instrument> {
        self.versions(id).find(|each| each.version == version)
    }

    /// All versions of an id, the oldest first.
    pub fn versions(&self, id: &str) -> impl DoubleEndedIterator<Item = &Instrument> {
        self.0.iter().filter(move |each| each.id == id)
    }
}
