//! A batch as a row.

use chrono::NaiveDate;
use sqlx::{ColumnIndex, Decode, FromRow, Type};

use crate::domain::batch::{Batch, Place, Release, Standing};
use crate::store::stored;
use crate::store::{Error, Result};

/// `select_batches!("where …")`: a statement that reads [`Row`]s.
macro_rules! select_batches {
    ($rest:literal) => {
        concat!(
            "select number, instrument, version, wave, office, unit, touchpoint, tier, day,
                 responses, records, procedures, durations, standing, released, merged, span
             from batch ",
            $rest
        )
    };
}
pub(super) use select_batches;

stored::stored_as_codes!(Standing: "standing of a batch");

#[derive(FromRow)]
pub(super) struct Row {
    number: i64,
    instrument: String,
    version: String,
    wave: String,
    office: String,
    unit: String,
    touchpoint: String,
    tier: String,
    day: NaiveDate,
    responses: i64,
    records: String,
    procedures: String,
    durations: String,
    standing: Standing,
    released: i64,
    merged: bool,
    span: String,
}

impl Row {
    pub(super) fn read(self) -> Result<Batch> {
        Ok(Batch {
            number: self.number.unsigned_abs(),
            place: place(self.unit, self.touchpoint, &self.tier)?,
            instrument: self.instrument,
            version: self.version,
            wave: self.wave,
            office: self.office,
            day: self.day,
            responses: self.responses.unsigned_abs(),
            records: self.records,
            procedures: self.procedures,
            durations: self.durations,
            standing: self.standing,
            released: release(self.released, self.merged, &self.span)?,
        })
    }
}

/// Separates the fields of a packed batch; no code, day or record contains it.
pub(super) const BETWEEN: char = '\u{1f}';

/// Separates packed batches.
pub(super) const AFTER: char = '\u{1e}';

/// Reads what figures need of the batches of an instrument version and of a range of numbers as one
/// text: there are millions, and fetching a row costs more than all else.
pub(super) const PACKED: &str = "select string_agg(cast(number as text) || $5 || cast(day as text)
        || $5 || wave || $5 || unit || $5 || touchpoint || $5 || tier || $5 || cast(responses as text) || $5
        || standing || $5 || cast(released as text) || $5
        || case when merged then '1' else '' end || $5 || span || $5 || procedures || $5 || records,
        $6 order by number)
    from batch where instrument = $1 and version = $2 and number > $3 and number <= $4";

/// A packed batch, its other fields empty.
pub(super) fn unpacked(row: &str) -> Result<Batch> {
    let corrupt =
        || Error::Corrupt("a batch cannot be read; `hailong verify` names it.".to_owned());
    let mut fields = row.split(BETWEEN);
    let mut next = || fields.next().ok_or_else(corrupt);
    let number = next()?.parse().map_err(|_| corrupt())?;
    let day = next()?.parse().map_err(|_| corrupt())?;
    let wave = next()?.to_owned();
    let (unit, touchpoint, tier) = (next()?.to_owned(), next()?.to_owned(), next()?);
    let place = place(unit, touchpoint, tier)?;
    let responses = next()?.parse().map_err(|_| corrupt())?;
    let standing = Standing::of_code(next()?).ok_or_else(corrupt)?;
    let number_of_release = next()?.parse().map_err(|_| corrupt())?;
    let released = release(number_of_release, !next()?.is_empty(), next()?)?;
    let (procedures, records) = (next()?.to_owned(), next()?.to_owned());
    Ok(Batch {
        number,
        day,
        place,
        responses,
        standing,
        released,
        procedures,
        records,
        wave,
        instrument: String::new(),
        version: String::new(),
        office: String::new(),
        durations: String::new(),
    })
}

/// The place of a batch; empty texts are what is not told.
pub(super) fn place(unit: String, touchpoint: String, tier: &str) -> Result<Place> {
    let told = |code: String| Some(code).filter(|code| !code.is_empty());
    let tier = if tier.is_empty() { None } else { Some(stored::tier(tier)?) };
    Ok(Place { unit: told(unit), touchpoint: told(touchpoint), tier })
}

/// The place of a row of the database by the names of its columns.
pub(super) fn place_of<'r, R: sqlx::Row>(row: &'r R, number: i64) -> sqlx::Result<Place>
where
    for<'n> &'n str: ColumnIndex<R>,
    String: Decode<'r, R::Database> + Type<R::Database>,
{
    let tier: String = row.try_get("tier")?;
    place(row.try_get("unit")?, row.try_get("touchpoint")?, &tier)
        .map_err(|_| stored::corrupt(format!("batch {number}: `{tier}` is no tier")))
}

/// The release of a batch; number 0 is none.
pub(super) fn release(number: i64, merged: bool, span: &str) -> Result<Option<Release>> {
    if number <= 0 {
        return Ok(None);
    }
    let span = if span.is_empty() { None } else { Some(span_of(span)?) };
    Ok(Some(Release { number: number.unsigned_abs(), merged, span }))
}

/// The release of a row of the database by the names of its columns.
pub(super) fn release_of<'r, R: sqlx::Row>(row: &'r R, batch: i64) -> sqlx::Result<Option<Release>>
where
    for<'n> &'n str: ColumnIndex<R>,
    String: Decode<'r, R::Database> + Type<R::Database>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
    bool: Decode<'r, R::Database> + Type<R::Database>,
{
    let span: String = row.try_get("span")?;
    release(row.try_get("released")?, row.try_get("merged")?, &span)
        .map_err(|error| stored::corrupt(format!("batch {batch}: {error}")))
}

/// The days of a release as stored; empty for those of one quarter.
pub(super) fn span_text(span: Option<(NaiveDate, NaiveDate)>) -> String {
    span.map_or_else(String::new, |(first, last)| format!("{first}/{last}"))
}

fn span_of(text: &str) -> Result<(NaiveDate, NaiveDate)> {
    let days = text
        .split_once('/')
        .and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?)));
    days.ok_or_else(|| Error::Corrupt(format!("`{text}` are no days of a release")))
}

/// The batch number and the slot of a response's id, such as `1042.7`.
pub(super) fn id_of(number: u64, slot: usize) -> String {
    format!("{number}.{slot}")
}
