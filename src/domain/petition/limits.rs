//! The limits of an office, in working days, as data.

use serde::Deserialize;

use crate::base::Grade;

/// One limit (thời hạn).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Working days.
    pub days: u32,
    /// Where it is from.
    pub source: String,
    /// Whether the text it rests on was not read: pages say so.
    pub provisional: bool,
}

/// How long an office has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// To refuse what is no petition, and to send back or pass on what is outside its competence.
    pub send_back: Limit,
    /// To ask the sender for more.
    pub supplement: Limit,
    /// To answer.
    pub reply: Limit,
    /// To publish the answer, from the day it was given.
    pub publish: Limit,
    /// Until the register warns.
    pub warn: Limit,
}

/// The longest limit one may set: a year of working days.
const LONGEST: u32 = 250;

/// `petitions.toml` inside the program.
pub(super) const BUILT_IN: &str = include_str!("../../../seeds/petitions.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    // Files of older versions call it `transfer`.
    #[serde(alias = "transfer")]
    send_back: Written,
    supplement: Option<Written>,
    reply: Written,
    publish: Option<Written>,
    warn: Written,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    days: u32,
    grade: Option<Grade>,
    source: String,
}

impl Written {
    fn limit(self) -> Limit {
        let provisional = self.grade == Some(Grade::C);
        Limit { days: self.days, source: self.source, provisional }
    }

    fn faults(&self, name: &str) -> Vec<String> {
        let mut faults = Vec::new();
        if !(1..=LONGEST).contains(&self.days) {
            let days = self.days;
            faults.push(format!("petitions.toml: {name}.days is {days}; write 1 to {LONGEST}"));
        }
        if self.source.trim().is_empty() {
            faults.push(format!(
                "petitions.toml: {name}.source is empty; say where the limit is from"
            ));
        }
        faults
    }
}

impl Limits {
    /// Reads `petitions.toml`; `seeds/README.md` has its keys. A file that does not know a limit has the
    /// built-in one.
    ///
    /// Faults are one sentence each; TOML itself stops at its first, with the line.
    pub fn read(text: &str) -> Result<Self, Vec<String>> {
        let parsed =
            |text| toml::from_str(text).map_err(|error| vec![format!("petitions.toml: {error}")]);
        let (file, built_in): (File, File) = (parsed(text)?, parsed(BUILT_IN)?);
        let missing = || vec!["petitions.toml: a built-in limit is missing".to_owned()];
        let supplement = file.supplement.or(built_in.supplement).ok_or_else(missing)?;
        let publish = file.publish.or(built_in.publish).ok_or_else(missing)?;
        let mut faults = Vec::new();
        for (name, limit) in [
            ("send_back", &file.send_back),
            ("supplement", &supplement),
            ("reply", &file.reply),
            ("publish", &publish),
            ("warn", &file.warn),
        ] {
            faults.extend(limit.faults(name));
        }
        if file.warn.days >= file.reply.days {
            faults.push(
                "petitions.toml: warn.days is not below reply.days; warn before the limit"
                    .to_owned(),
            );
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self {
            send_back: file.send_back.limit(),
            supplement: supplement.limit(),
            reply: file.reply.limit(),
            publish: publish.limit(),
            warn: file.warn.limit(),
        })
    }
}
