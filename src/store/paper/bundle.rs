//! Bundles of paper forms.

use chrono::Datelike;

use super::place::unit_on;
use crate::domain::batch::Standing;
use crate::domain::paper::{Bundle, BundleState, Counts, Cover, NewBundle};
use crate::domain::unit::Touchpoint;
use crate::store::audit::{self, By};
use crate::store::stored::{self, corrupt};
use crate::store::transaction::{Transaction, hold};
use crate::store::{Page, Result, Store};

stored::stored_as_codes!(BundleState: "state of a bundle");

/// `select_bundles!("where …")`: a statement that reads [`Bundle`]s.
macro_rules! select_bundles {
    ($rest:literal) => {
        concat!(
            "select code, instrument, version, office, unit, touchpoint, day, delivered, returned,
                 spoiled, keyed_twice, cover, state, forms, made_by, made_at, closed_by,
                 (select count(*) from paper_form f where f.bundle = code and f.entry = 1) as first,
                 (select count(*) from paper_form f where f.bundle = code and f.entry = 2) as second,
                 keyed_alone + (select count(*) from paper_form f join paper_form s
                     on s.bundle = f.bundle and s.number = f.number and s.keyed_by = f.keyed_by
                     where f.bundle = code and f.entry = 1 and s.entry = 2) as alone,
                 (select count(*) from paper_bundle_batch b
                     where b.bundle = paper_bundle.code) as batches,
                 (select count(*) from paper_bundle_batch b join batch on batch.number = b.batch
                     where b.bundle = paper_bundle.code
                         and batch.standing <> 'taken-back') as counting
             from paper_bundle ",
            $rest
        )
    };
}

/// A bundle in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleEntry {
    /// The bundle.
    pub bundle: Bundle,
    /// Forms keyed once, and those keyed twice.
    pub keyed: [u64; 2],
    /// Forms that one account keyed both times.
    pub keyed_alone: u64,
    /// Whether it was settled and every batch of it was taken back since.
    pub taken_back: bool,
    /// When it was made, in milliseconds since 1970: with its code the key of the list.
    pub made_at: i64,
}

/// A batch with forms of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BundleBatch {
    /// Its number.
    pub batch: u64,
    /// Its day.
    pub day: chrono::NaiveDate,
    /// How many forms of the bundle it has.
    pub forms: u64,
    /// Whether it is of the day of settling, because a report that was sent covers the day on the forms.
    pub moved: bool,
    /// Whether it was taken back since.
    pub taken_back: bool,
    /// How many items are not told, because few of the forms answered them.
    pub untold: u64,
}

from_row!(BundleEntry, |row| {
    let count = |column: &str| row.try_get::<i64, &str>(column).map(i64::unsigned_abs);
    let cover: String = row.try_get("cover")?;
    let returned: Option<i64> = row.try_get("returned")?;
    let bundle = Bundle {
        code: row.try_get("code")?,
        instrument: row.try_get("instrument")?,
        version: row.try_get("version")?,
        office: row.try_get("office")?,
        unit: row.try_get("unit")?,
        touchpoint: row.try_get("touchpoint")?,
        day: row.try_get("day")?,
        counts: Counts {
            delivered: count("delivered")?,
            returned: returned.map(i64::unsigned_abs),
            spoiled: count("spoiled")?,
        },
        keyed_twice: row.try_get("keyed_twice")?,
        cover: serde_json::from_str(&cover).map_err(|error| corrupt(format!("cover: {error}")))?,
        state: row.try_get("state")?,
        forms: count("forms")?,
        made_by: row.try_get("made_by")?,
        closed_by: row.try_get("closed_by")?,
    };
    let is_settled = bundle.state == BundleState::Settled;
    let taken_back = is_settled && count("batches")? > 0 && count("counting")? == 0;
    BundleEntry {
        bundle,
        taken_back,
        keyed: [count("first")?, count("second")?],
        keyed_alone: count("alone")?,
        made_at: row.try_get("made_at")?,
    }
});

from_row!(BundleBatch, |row| {
    let (batch, forms): (i64, i64) = (row.try_get("batch")?, row.try_get("forms")?);
    let untold: i64 = row.try_get("untold")?;
    let standing: String = row.try_get("standing")?;
    BundleBatch {
        batch: batch.unsigned_abs(),
        day: row.try_get("day")?,
        forms: forms.unsigned_abs(),
        moved: row.try_get("moved")?,
        taken_back: standing == Standing::TakenBack.code(),
        untold: untold.unsigned_abs(),
    }
});

impl Store {
    /// Makes a bundle under the next number of the year of its day, which it returns.
    pub async fn make_bundle(
        &self,
        new: &NewBundle,
        (touchpoint, version): (&Touchpoint, &str),
        by: &By,
    ) -> Result<String> {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "paper").await?;
        let year = new.day.year();
        let known: Vec<String> = scalar_all!(
            &mut transaction,
            "select code from paper_bundle where code like $1",
            format!("{year}-%")
        );
        let numbers = known.iter().filter_map(|code| code.split_once('-')?.1.parse::<u64>().ok());
        let own = (touchpoint.code.as_str(), touchpoint.unit.as_str());
        let unit = unit_on(&mut transaction, own, new.day).await?;
        let bundle = Bundle {
            code: format!("{year}-{}", numbers.max().unwrap_or(0) + 1),
            instrument: new.instrument.clone(),
            version: version.to_owned(),
            office: touchpoint.office.clone(),
            unit,
            touchpoint: touchpoint.code.clone(),
            day: new.day,
            counts: new.counts,
            keyed_twice: new.keyed_twice,
            cover: Cover::default(),
            state: BundleState::Open,
            forms: 0,
            made_by: by.actor.name().to_owned(),
            closed_by: String::new(),
        };
        add(&mut transaction, &bundle, by).await?;
        let entry = by.did("paper.made", "paper", &bundle.code).to(line(&bundle));
        audit::commit(transaction, &entry.in_unit(&bundle.unit)).await?;
        Ok(bundle.code)
    }

    /// The bundle with this code.
    pub async fn bundle(&self, code: &str) -> Result<Option<BundleEntry>> {
        Ok(fetch_optional!(&self.read, select_bundles!("where code = $1"), code))
    }

    /// The bundles of these units (all where none is named), the newest first: at most `most` of those behind
    /// the key. A bundle is also of the unit that its touchpoint has passed to since.
    pub async fn bundles(
        &self,
        units: &[String],
        before: Option<&(i64, String)>,
        most: u32,
    ) -> Result<Page<BundleEntry, (i64, String)>> {
        let units = if units.is_empty() { String::new() } else { format!("|{}|", units.join("|")) };
        let found: Vec<BundleEntry> = fetch_all!(
            &self.read,
            select_bundles!(
                "where (made_at, code) < ($1, $4) and ($2 = '' or $2 like '%|' || unit || '|%'
                     or $2 like '%|' || (select t.unit from touchpoint t
                         where t.code = touchpoint) || '|%')
                 order by made_at desc, code desc limit $3"
            ),
            before.map_or(i64::MAX, |(made, _)| *made),
            units,
            i64::from(most) + 1,
            before.map_or("", |(_, code)| code)
        );
        Ok(Page::of(found, most, |last| (last.made_at, last.bundle.code.clone())))
    }

    /// The batches that forms of a bundle are in.
    pub async fn bundle_batches(&self, code: &str) -> Result<Vec<BundleBatch>> {
        Ok(fetch_all!(
            &self.read,
            "select b.batch, b.forms, b.moved, b.untold, batch.day, batch.standing
             from paper_bundle_batch b join batch on batch.number = b.batch
             where b.bundle = $1 order by b.batch",
            code
        ))
    }

    /// Changes the counts of an open bundle; `false` when it is not open.
    pub async fn set_bundle_counts(&self, code: &str, counts: &Counts, by: &By) -> Result<bool> {
        let Some(before) = self.bundle(code).await? else { return Ok(false) };
        let mut transaction = self.begin().await?;
        let changed = execute!(
            &mut transaction,
            "update paper_bundle set delivered = $2, returned = $3, spoiled = $4
             where code = $1 and state = 'open'",
            code,
            counts.delivered.cast_signed(),
            counts.returned.map(u64::cast_signed),
            counts.spoiled.cast_signed()
        );
        if changed == 0 {
            return Ok(false);
        }
        let entry = by
            .did("paper.counted", "paper", code)
            .from(counted(&before.bundle.counts))
            .to(counted(counts));
        audit::commit(transaction, &entry.in_unit(&before.bundle.unit)).await?;
        Ok(true)
    }

    /// Changes what is written on the cover of an open bundle; `false` when it is not open.
    pub async fn set_bundle_cover(&self, code: &str, cover: &Cover, by: &By) -> Result<bool> {
        let Some(before) = self.bundle(code).await? else { return Ok(false) };
        let mut transaction = self.begin().await?;
        let written = json(cover);
        let changed = execute!(
            &mut transaction,
            "update paper_bundle set cover = $2 where code = $1 and state = 'open'",
            code,
            &written
        );
        if changed == 0 {
            return Ok(false);
        }
        let entry =
            by.did("paper.cover", "paper", code).from(json(&before.bundle.cover)).to(written);
        audit::commit(transaction, &entry.in_unit(&before.bundle.unit)).await?;
        Ok(true)
    }
}

fn json(cover: &Cover) -> String {
    serde_json::to_string(cover).unwrap_or_else(|_| "{}".to_owned())
}

/// Counts in the audit log.
fn counted(counts: &Counts) -> String {
    let returned = counts.returned.map_or_else(|| "-".to_owned(), |returned| returned.to_string());
    format!("{}/{returned}/{}", counts.delivered, counts.spoiled)
}

/// A bundle in the audit log.
pub(super) fn line(bundle: &Bundle) -> String {
    let Bundle { instrument, touchpoint, day, .. } = bundle;
    format!("{instrument}; {touchpoint}; {day}; {}", counted(&bundle.counts))
}

/// Adds a row.
pub(super) async fn add(transaction: &mut Transaction, bundle: &Bundle, by: &By) -> Result<()> {
    execute!(
        transaction,
        "insert into paper_bundle (code, instrument, version, office, unit, touchpoint, day,
             delivered, returned, spoiled, keyed_twice, cover, state, forms, made_by, made_at,
             closed_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        &bundle.code,
        &bundle.instrument,
        &bundle.version,
        &bundle.office,
        &bundle.unit,
        &bundle.touchpoint,
        bundle.day,
        bundle.counts.delivered.cast_signed(),
        bundle.counts.returned.map(u64::cast_signed),
        bundle.counts.spoiled.cast_signed(),
        bundle.keyed_twice,
        json(&bundle.cover),
        bundle.state.code(),
        bundle.forms.cast_signed(),
        &bundle.made_by,
        by.at.timestamp_millis(),
        &bundle.closed_by
    );
    Ok(())
}

/// A bundle within a transaction.
pub(super) async fn one(transaction: &mut Transaction, code: &str) -> Result<Option<Bundle>> {
    let entry: Option<BundleEntry> =
        fetch_optional!(transaction, select_bundles!("where code = $1"), code);
    Ok(entry.map(|entry| entry.bundle))
}
