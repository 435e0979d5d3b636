//! Forms that are keyed, one at a time.

use std::collections::BTreeMap;

use sqlx::FromRow;

use super::bundle::one;
use crate::domain::paper::{BundleState, Entry, KeyedForm};
use crate::domain::survey::Record;
use crate::store::audit::{self, By};
use crate::store::transaction::{Transaction, hold};
use crate::store::{Result, Store};

/// A form as it was keyed.
#[derive(Clone, Debug)]
pub struct NewKeyed<'a> {
    /// Code of the bundle.
    pub bundle: &'a str,
    /// The number on the form.
    pub number: u64,
    /// 1 or 2.
    pub entry: i64,
    /// Whether it corrects what was keyed before.
    pub corrects: bool,
    /// The hash of its key, and its MAC under it.
    pub sealed: ([u8; 32], [u8; 32]),
    /// What was keyed.
    pub keyed: Entry,
}

/// Outcome of keying a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyed {
    /// Kept, under this number: another than was wanted where somebody else has keyed that one meanwhile.
    Kept(u64),
    /// It was kept before, under this number.
    Repeated(u64),
    /// The bundle is not open.
    NotOpen,
    /// The form has no first key-in.
    NoFirst,
    /// Somebody else has keyed it for the second time meanwhile.
    Taken,
}

#[derive(FromRow)]
struct Row {
    number: i64,
    entry: i64,
    procedure: Option<String>,
    record: String,
    remark: Option<String>,
    keyed_by: String,
}

impl Row {
    fn entry(self) -> (u64, i64, Entry) {
        let Self { number, entry, procedure, record, remark, keyed_by } = self;
        let record = Record::stored(record);
        (number.unsigned_abs(), entry, Entry { record, remark, procedure, keyed_by })
    }
}

const FORMS: &str = "select number, entry, procedure, record, remark, keyed_by from paper_form
    where bundle = $1 order by number, entry";

fn by_number(rows: Vec<Row>) -> Vec<KeyedForm> {
    let mut forms: BTreeMap<u64, KeyedForm> = BTreeMap::new();
    for (number, entry, keyed) in rows.into_iter().map(Row::entry) {
        let form = forms.entry(number).or_default();
        form.number = number;
        match entry {
            1 => form.first = Some(keyed),
            2 => form.second = Some(keyed),
            _ => form.settled = Some(keyed),
        }
    }
    forms.into_values().collect()
}

/// The forms of a bundle within a transaction, by number.
pub(super) async fn forms(transaction: &mut Transaction, bundle: &str) -> Result<Vec<KeyedForm>> {
    Ok(by_number(fetch_all!(transaction, FORMS, bundle)))
}

impl Store {
    /// The forms of a bundle that is not settled, by number.
    pub async fn keyed_forms(&self, bundle: &str) -> Result<Vec<KeyedForm>> {
        Ok(by_number(fetch_all!(&self.read, FORMS, bundle)))
    }

    /// Keeps a form that was keyed, or corrects it.
    pub async fn key_form(&self, new: &NewKeyed<'_>, by: &By) -> Result<Keyed> {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "paper").await?;
        let bundle = one(&mut transaction, new.bundle).await?;
        let Some(bundle) = bundle.filter(|it| it.state == BundleState::Open) else {
            return Ok(Keyed::NotOpen);
        };
        let (key_hash, body_mac) = (&new.sealed.0[..], &new.sealed.1[..]);
        let known: Option<(i64, Vec<u8>)> = fetch_optional!(
            &mut transaction,
            "select number, body_mac from paper_form
             where bundle = $1 and entry = $2 and key_hash = $3",
            new.bundle,
            new.entry,
            key_hash
        );
        let mut number = new.number.cast_signed();
        let mut corrects = new.corrects;
        match known {
            Some((number, mac)) if mac == body_mac => {
                return Ok(Keyed::Repeated(number.unsigned_abs()));
            }
            // Sent again from the same page with another answer.
            Some((own, _)) => (number, corrects) = (own, true),
            None => {}
        }
        let forms = forms(&mut transaction, new.bundle).await?;
        let own = forms.iter().find(|form| form.number.cast_signed() == number);
        if !corrects {
            match (new.entry, own) {
                (1, Some(_)) => {
                    number = forms.last().map_or(1, |last| last.number.cast_signed() + 1);
                }
                (1, None) => {}
                (_, Some(form)) if form.second.is_some() => return Ok(Keyed::Taken),
                (_, Some(form)) if form.first.is_some() => {}
                _ => return Ok(Keyed::NoFirst),
            }
        }
        let action = if corrects { "paper.corrected" } else { "paper.keyed" };
        write(&mut transaction, (new, number), (corrects, by)).await?;
        let subject = format!("{}/{number}", new.bundle);
        let own = forms.iter().find(|form| form.number.cast_signed() == number);
        let other = own.and_then(|form| match new.entry {
            1 => form.second.as_ref(),
            _ => form.first.as_ref(),
        });
        let is_alone = other.is_some_and(|other| other.keyed_by == by.actor.name());
        let keyed = if is_alone {
            serde_json::json!({ "entry": new.entry, "keyed_alone": true }).to_string()
        } else {
            new.entry.to_string()
        };
        let entry = by.did(action, "paper", subject).to(keyed);
        audit::commit(transaction, &entry.in_unit(&bundle.unit)).await?;
        Ok(Keyed::Kept(number.unsigned_abs()))
    }

    /// Keeps what the differences of a form were settled to; `false` when the bundle is not open or the form is
    /// not there.
    pub async fn settle_differences(
        &self,
        (bundle, number): (&str, u64),
        settled: &Entry,
        by: &By,
    ) -> Result<bool> {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "paper").await?;
        let found = one(&mut transaction, bundle).await?;
        let Some(found) = found.filter(|it| it.state == BundleState::Open) else {
            return Ok(false);
        };
        let added = execute!(
            &mut transaction,
            "insert into paper_form (bundle, number, entry, key_hash, body_mac, procedure, record,
                 remark, keyed_by)
             select bundle, number, 3, key_hash, body_mac, $3, $4, $5, $6 from paper_form
             where bundle = $1 and number = $2 and entry = 1
             on conflict (bundle, number, entry) do update set procedure = excluded.procedure,
                 record = excluded.record, remark = excluded.remark, keyed_by = excluded.keyed_by",
            bundle,
            number.cast_signed(),
            &settled.procedure,
            settled.record.as_str(),
            &settled.remark,
            by.actor.name()
        );
        if added == 0 {
            return Ok(false);
        }
        let entry = by.did("paper.difference-settled", "paper", format!("{bundle}/{number}"));
        audit::commit(transaction, &entry.in_unit(&found.unit)).await?;
        Ok(true)
    }

    /// Takes a form out of an open bundle; `false` when it is not there.
    pub async fn remove_form(&self, (bundle, number): (&str, u64), by: &By) -> Result<bool> {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "paper").await?;
        let found = one(&mut transaction, bundle).await?;
        let Some(found) = found.filter(|it| it.state == BundleState::Open) else {
            return Ok(false);
        };
        let gone = execute!(
            &mut transaction,
            "delete from paper_form where bundle = $1 and number = $2",
            bundle,
            number.cast_signed()
        );
        if gone == 0 {
            return Ok(false);
        }
        let entry = by.did("paper.removed", "paper", format!("{bundle}/{number}"));
        audit::commit(transaction, &entry.in_unit(&found.unit)).await?;
        Ok(true)
    }
}

/// Writes a form. A correction keeps the key, so that a file it came from is recognised; what differences were
/// settled to does not outlive it.
async fn write(
    transaction: &mut Transaction,
    (new, number): (&NewKeyed<'_>, i64),
    (corrects, by): (bool, &By),
) -> Result<()> {
    execute!(
        &mut *transaction,
        "delete from paper_form where bundle = $1 and number = $2 and entry = 3",
        new.bundle,
        number
    );
    let Entry { record, remark, procedure, .. } = &new.keyed;
    if corrects {
        let changed = execute!(
            &mut *transaction,
            "update paper_form set procedure = $4, record = $5, remark = $6, keyed_by = $7
             where bundle = $1 and number = $2 and entry = $3",
            new.bundle,
            number,
            new.entry,
            procedure,
            record.as_str(),
            remark,
            by.actor.name()
        );
        if changed > 0 {
            return Ok(());
        }
    }
    execute!(
        &mut *transaction,
        "insert into paper_form (bundle, number, entry, key_hash, body_mac, procedure, record,
             remark, keyed_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        new.bundle,
        number,
        new.entry,
        &new.sealed.0[..],
        &new.sealed.1[..],
        procedure,
        record.as_str(),
        remark,
        by.actor.name()
    );
    Ok(())
}
