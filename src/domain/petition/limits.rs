//! What an office sets about petitions, as data: limits in working days, files, approval, reasons to refuse.

use serde::Deserialize;

use crate::base::{Grade, Text};

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
    /// Whether an answer is given by a second person, who approves it.
    pub two_persons: bool,
    /// What a sender may add.
    pub attachments: Attachments,
    /// Why a petition may be refused.
    pub refusals: Vec<RefusalReason>,
}

/// How many files a petition or an answer may have, and how large they may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachments {
    /// Files.
    pub most: u8,
    /// Megabytes of each.
    pub megabytes: u8,
}

/// A reason to refuse a petition, as its sender reads it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusalReason {
    /// The sentence.
    pub text: Text,
    /// Where it is from.
    pub source: String,
}

/// The longest limit one may set: a year of working days.
const LONGEST: u32 = 250;

/// Most files of a petition, and megabytes of a file: a server holds them in memory while they are sent.
const MOST_FILES: u8 = 5;
const MOST_MEGABYTES: u8 = 10;

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
    approval: Option<Approval>,
    attachments: Option<Attachments>,
    refusal: Option<Vec<RefusalReason>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Approval {
    answers: bool,
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
        let attachments = file.attachments.or(built_in.attachments).ok_or_else(missing)?;
        let refusals = file.refusal.or(built_in.refusal).ok_or_else(missing)?;
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
        if attachments.most > MOST_FILES || !(1..=MOST_MEGABYTES).contains(&attachments.megabytes) {
            faults.push(format!(
                "petitions.toml: attachments.most is 0 to {MOST_FILES}, attachments.megabytes 1 to {MOST_MEGABYTES}"
            ));
        }
        let is_blank = |each: &RefusalReason| each.text.vi.is_empty() || each.text.en.is_empty();
        if refusals.iter().any(is_blank) {
            faults.push("petitions.toml: a refusal needs text.vi and text.en".to_owned());
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
            two_persons: file.approval.is_some_and(|approval| approval.answers),
            attachments,
            refusals,
        })
    }
}
