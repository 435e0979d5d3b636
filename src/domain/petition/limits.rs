//! The limits of an office, in working days, as data.

use serde::Deserialize;

/// How long an office has (thời hạn), in working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// To pass on what is outside its competence.
    pub transfer: u32,
    /// To answer.
    pub reply: u32,
    /// Until the register warns.
    pub warn: u32,
}

/// The longest limit one may set: a year of working days.
const LONGEST: u32 = 250;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    transfer: Limit,
    reply: Limit,
    warn: Limit,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Limit {
    days: u32,
    source: String,
}

impl Limits {
    /// Reads `petitions.toml`; `seeds/README.md` has its keys.
    ///
    /// Faults are one sentence each; TOML itself stops at its first, with the line.
    pub fn read(text: &str) -> Result<Self, Vec<String>> {
        let file: File =
            toml::from_str(text).map_err(|error| vec![format!("petitions.toml: {error}")])?;
        let mut faults = Vec::new();
        for (name, limit) in
            [("transfer", &file.transfer), ("reply", &file.reply), ("warn", &file.warn)]
        {
            if !(1..=LONGEST).contains(&limit.days) {
                faults.push(format!(
                    "petitions.toml: {name}.days is {}; write 1 to {LONGEST}",
                    limit.days
                ));
            }
            if limit.source.trim().is_empty() {
                faults.push(format!(
                    "petitions.toml: {name}.source is empty; say where the limit is from"
                ));
            }
        }
        if file.warn.days >= file.reply.days {
            faults.push(
                "petitions.toml: warn.days is not below reply.days; warn before the limit"
                    .to_owned(),
            );
        }
        if faults.is_empty() {
            Ok(Self { transfer: file.transfer.days, reply: file.reply.days, warn: file.warn.days })
        } else {
            Err(faults)
        }
    }
}
