//! Which versions are published, and what their files were then.

use std::collections::BTreeMap;

use crate::domain::survey::Instrument;

/// Digests of published versions: the lines of `surveys/frozen.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frozen(BTreeMap<String, String>);

impl Frozen {
    /// Reads lines of the form `"id@version" = "digest"`.
    pub fn read(text: &str) -> Result<Self, String> {
        let lines: BTreeMap<String, String> =
            toml::from_str(text).map_err(|error| format!("the list of frozen files: {error}"))?;
        Ok(Self(lines))
    }

    /// The digest a version was published with.
    pub fn digest(&self, id: &str, version: &str) -> Option<&str> {
        self.0.get(&format!("{id}@{version}")).map(String::as_str)
    }

    /// The line that freezes an instrument.
    pub fn line(instrument: &Instrument) -> String {
        let Instrument { id, version, digest, .. } = instrument;
        format!("\"{id}@{version}\" = \"{digest}\"")
    }

    /// All of these, and those of `others` that are not among them: what is published stays so,
    /// whatever a later list says.
    #[must_use]
    pub fn and(mut self, mut others: Self) -> Self {
        others.0.append(&mut self.0);
        others
    }
}
