//! Files of responses: all rows or none, and the same file twice changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sqlx::QueryBuilder;

use super::bundle::{add, line, one};
use super::{place, taken_back};
use crate::base::random::Random;
use crate::domain::batch::SettleRule;
use crate::domain::paper::{Bundle, BundleState, Counts, Cover};
use crate::domain::survey::{Catalogue, Tier};
use crate::store::audit::{self, By};
use crate::store::batch::PaperSettling;
use crate::store::deadline::answered;
use crate::store::many::runs;
use crate::store::survey::{add_to_inbox, known};
use crate::store::transaction::{Transaction, commit, hold, retrying};
use crate::store::{NewResponse, Result, Store};

/// A row of a file, read, checked and sealed.
#[derive(Clone, Debug)]
pub struct NewFileForm {
    /// Its number in the file.
    pub row: u64,
    /// The bundle it is of; empty where none is named.
    pub bundle: String,
    /// The day written on it.
    pub day: NaiveDate,
    /// The response; its tier says whether it is paper.
    pub response: NewResponse,
    /// Hashes of keys that differ from its own by zeros before them alone.
    pub alike: Vec<[u8; 32]>,
}

/// A row that cannot be brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Its key stands for other answers already.
    Conflict,
    /// A key that differs by zeros before it alone stands for a form already.
    Zeros,
    /// Its bundle is closed.
    Closed,
    /// Its bundle is of another place, day or survey.
    OtherBundle,
}

/// What becomes of a bundle of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// It was open and stays so: its forms are added to those keyed.
    Open,
    /// It waits for more paper of its place.
    Waiting,
    /// It is settled, under the day on the forms, or the day of settling because a report covers that.
    Settled {
        /// Whether it is under the day of settling.
        moved: bool,
    },
}

/// A bundle with new forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedBundle {
    /// Its code.
    pub code: String,
    /// Code of its place.
    pub touchpoint: String,
    /// Its day.
    pub day: NaiveDate,
    /// Forms that are new.
    pub forms: u64,
    /// What becomes of it.
    pub became: Became,
}

/// Outcome of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResponsesImport {
    /// Responses that are new.
    pub added: u64,
    /// Those of them that somebody was helped with; they wait with citizens' own.
    pub assisted: u64,
    /// Responses that are there already.
    pub same: u64,
    /// Rows that cannot be brought in; then nothing is.
    pub unfit: Vec<(u64, Unfit)>,
    /// The bundles of what is new.
    pub bundles: Vec<ImportedBundle>,
}

impl Store {
    /// Brings a file in, or with `keep` false only says what it would do.
    pub async fn import_responses(
        &self,
        (instrument, forms): (&str, &[NewFileForm]),
        (catalogue, random, rule): (&Catalogue, &Random, SettleRule),
        keep: bool,
        by: &By,
    ) -> Result<ResponsesImport> {
        let done = retrying(|| async {
            let mut settling = PaperSettling::of(catalogue, random, rule, by.at);
            let mut transaction = self.begin().await?;
            hold(&mut transaction, "paper").await?;
            let done = bring_in(&mut transaction, forms, &mut settling, by).await?;
            if keep && done.unfit.is_empty() && done.added > 0 {
                let entry = by
                    .did("responses.imported", "instrument", instrument)
                    .to(format!("{} new, {} as they were", done.added, done.same));
                audit::append(&mut transaction, &entry).await?;
                commit(transaction).await?;
            }
            Ok(done)
        })
        .await?;
        if keep && done.unfit.is_empty() && done.added > 0 {
            PaperSettling::of(catalogue, random, rule, by.at).done(self).await?;
        }
        Ok(done)
    }
}

async fn bring_in(
    transaction: &mut Transaction,
    forms: &[NewFileForm],
    settling: &mut PaperSettling<'_>,
    by: &By,
) -> Result<ResponsesImport> {
    let keys: Vec<[u8; 32]> = forms.iter().map(|form| form.response.key_hash).collect();
    let known = stored(transaction, &keys).await?;
    let new = forms.iter().filter(|form| !known.contains_key(&form.response.key_hash[..]));
    let alike: Vec<[u8; 32]> = new.flat_map(|form| form.alike.iter().copied()).collect();
    let alike = stored(transaction, &alike).await?;
    let is_alike = |form: &NewFileForm| form.alike.iter().any(|key| alike.contains_key(&key[..]));
    let mut done = ResponsesImport::default();
    let (mut assisted, mut named, mut unnamed) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
    for form in forms {
        let response = &form.response;
        match known.get(&response.key_hash[..]) {
            Some(mac) if *mac == response.body_mac => done.same += 1,
            Some(_) => done.unfit.push((form.row, Unfit::Conflict)),
            None if is_alike(form) => done.unfit.push((form.row, Unfit::Zeros)),
            None if response.series.tier == Tier::Assisted => assisted.push(response.clone()),
            None if form.bundle.is_empty() => {
                let key = (response.series.touchpoint.as_str(), form.day);
                unnamed.entry(key).or_insert_with(Vec::new).push(form);
            }
            None => named.entry(form.bundle.as_str()).or_insert_with(Vec::new).push(form),
        }
    }
    let mut bundles: Vec<(String, Vec<&NewFileForm>)> =
        named.into_iter().map(|(code, forms)| (code.to_owned(), forms)).collect();
    for ((touchpoint, day), forms) in unnamed {
        bundles.push((free_code(transaction, &format!("{touchpoint} {day}")).await?, forms));
    }
    for (code, forms) in bundles {
        let brought = bundle(transaction, (&code, &forms), settling, by).await?;
        match brought {
            Ok(bundle) => done.bundles.push(bundle),
            Err(unfit) => done.unfit.extend(forms.iter().map(|form| (form.row, unfit))),
        }
    }
    // One that waited alone may have become enough with another of the file.
    for bundle in done.bundles.iter_mut().filter(|bundle| bundle.became == Became::Waiting) {
        let moved: Option<bool> = scalar_optional!(
            &mut *transaction,
            "select moved from paper_bundle_batch where bundle = $1 order by batch limit 1",
            &bundle.code
        );
        bundle.became = moved.map_or(Became::Waiting, |moved| Became::Settled { moved });
    }
    if !assisted.is_empty() {
        add_to_inbox(transaction, &assisted).await?;
    }
    done.assisted = assisted.len() as u64;
    done.added = done.assisted + done.bundles.iter().map(|bundle| bundle.forms).sum::<u64>();
    done.unfit.sort_unstable_by_key(|(row, _)| *row);
    Ok(done)
}

/// The MACs of forms that are there under these keys, but for those that were taken back.
async fn stored(
    transaction: &mut Transaction,
    keys: &[[u8; 32]],
) -> Result<BTreeMap<Vec<u8>, Vec<u8>>> {
    let mut known = known(transaction, keys).await?;
    let waiting = on_paper(transaction, keys).await?;
    let free = taken_back::free_keys(transaction, keys, &waiting).await?;
    known.retain(|key, _| !free.contains(key));
    known.extend(waiting);
    Ok(known)
}

/// The MACs of forms that are keyed and not settled.
async fn on_paper(
    transaction: &mut Transaction,
    keys: &[[u8; 32]],
) -> Result<BTreeMap<Vec<u8>, Vec<u8>>> {
    let mut found = BTreeMap::new();
    for run in runs(keys) {
        let rows: Vec<(Vec<u8>, Vec<u8>)> = on!(&mut *transaction, |it| {
            answered(
                QueryBuilder::new(
                    "select key_hash, body_mac from paper_form where entry = 1 and key_hash in ",
                )
                .push_tuples(run, |mut row, key| {
                    row.push_bind(&key[..]);
                })
                .build_query_as()
                .fetch_all(&mut **it),
            )
            .await?
        });
        found.extend(rows);
    }
    Ok(found)
}

/// A code like this that no bundle has.
async fn free_code(transaction: &mut Transaction, wanted: &str) -> Result<String> {
    let taken: Vec<String> = scalar_all!(
        transaction,
        "select code from paper_bundle where code = $1 or code like $1 || ' (%'",
        wanted
    );
    let taken: BTreeSet<String> = taken.into_iter().collect();
    let more = (2..).map(|number| format!("{wanted} ({number})"));
    let mut codes = std::iter::once(wanted.to_owned()).chain(more);
    Ok(codes.find(|code| !taken.contains(code)).unwrap_or_else(|| wanted.to_owned()))
}

/// Adds the forms of one bundle, which is made and closed unless it is open already.
async fn bundle(
    transaction: &mut Transaction,
    (code, forms): (&str, &[&NewFileForm]),
    settling: &mut PaperSettling<'_>,
    by: &By,
) -> Result<std::result::Result<ImportedBundle, Unfit>> {
    let Some(first) = forms.first() else { return Ok(Err(Unfit::Closed)) };
    let (count, series) = (forms.len() as u64, &first.response.series);
    let known = one(transaction, code).await?;
    let is_void = match &known {
        Some(known) => taken_back::is_taken_back(transaction, &known.code).await?,
        None => false,
    };
    let code = if is_void { free_code(transaction, code).await? } else { code.to_owned() };
    let code = code.as_str();
    let imported = |became| ImportedBundle {
        code: code.to_owned(),
        touchpoint: series.touchpoint.clone(),
        day: first.day,
        forms: count,
        became,
    };
    if let Some(known) = known.filter(|_| !is_void) {
        let is_same = (&known.touchpoint, known.day, &known.instrument)
            == (&series.touchpoint, first.day, &series.instrument);
        if !is_same {
            return Ok(Err(Unfit::OtherBundle));
        }
        if known.state != BundleState::Open {
            return Ok(Err(Unfit::Closed));
        }
        let last: Option<i64> = scalar_one!(
            &mut *transaction,
            "select max(number) from paper_form where bundle = $1",
            code
        );
        write(transaction, (code, last.unwrap_or(0) + 1), forms, by).await?;
        return Ok(Ok(imported(Became::Open)));
    }
    let new = Bundle {
        code: code.to_owned(),
        instrument: series.instrument.clone(),
        version: series.version.clone(),
        office: series.office.clone(),
        unit: place::unit_on(transaction, (&series.touchpoint, &series.unit), first.day).await?,
        touchpoint: series.touchpoint.clone(),
        day: first.day,
        counts: Counts { delivered: count, returned: Some(count), spoiled: 0 },
        keyed_twice: false,
        cover: Cover::default(),
        state: BundleState::Waiting,
        forms: count,
        made_by: by.actor.name().to_owned(),
        closed_by: by.actor.name().to_owned(),
    };
    add(transaction, &new, by).await?;
    write(transaction, (code, 1), forms, by).await?;
    place::settle(transaction, settling, &new).await?;
    let entry = by.did("paper.imported", "paper", code).to(line(&new)).in_unit(&new.unit);
    audit::append(transaction, &entry).await?;
    Ok(Ok(imported(Became::Waiting)))
}

/// Writes forms under numbers from `first` on.
async fn write(
    transaction: &mut Transaction,
    (bundle, first): (&str, i64),
    forms: &[&NewFileForm],
    by: &By,
) -> Result<()> {
    let rows: Vec<(i64, &NewFileForm)> = (first..).zip(forms.iter().copied()).collect();
    insert!(
        transaction,
        &rows,
        "insert into paper_form (bundle, number, entry, key_hash, body_mac, procedure, record,
             remark, keyed_by) ",
        |(number, form)| [
            bundle,
            *number,
            1_i64,
            form.response.key_hash.to_vec(),
            form.response.body_mac.to_vec(),
            &form.response.procedure,
            form.response.record.as_str(),
            &form.response.remark,
            by.actor.name()
        ]
    );
    insert!(transaction, &rows, "insert into paper_key (key_hash, bundle) ", |(_, form)| [
        form.response.key_hash.to_vec(),
        bundle
    ]);
    Ok(())
}
