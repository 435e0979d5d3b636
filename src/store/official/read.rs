//! Reading official figures.

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::domain::official::{Level, OfficialFigure, OfficialIndex};
use crate::store::{Error, Result, Store};

/// Adds or replaces a figure.
pub(super) const KEEP: &str = "insert into official_figure (indicator, year, level, subject,
         component, value, maximum, rank, among, published, source, address, note)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (indicator, year, level, subject, component) do update set
         value = excluded.value, maximum = excluded.maximum, rank = excluded.rank,
         among = excluded.among, published = excluded.published, source = excluded.source,
         address = excluded.address, note = excluded.note";

#[derive(FromRow)]
pub(super) struct FigureRow {
    indicator: String,
    year: i64,
    level: String,
    subject: String,
    component: String,
    value: String,
    maximum: String,
    rank: Option<i64>,
    among: Option<i64>,
    published: Option<NaiveDate>,
    source: String,
    address: String,
    note: String,
}

impl FigureRow {
    pub(super) fn read(self) -> Result<OfficialFigure> {
        let broken = |what: &str| Error::Corrupt(format!("official figure: `{what}`"));
        let number = |text: &str| text.parse().map_err(|_| broken(text));
        let whole = |it: Option<i64>| {
            let small = |it: i64| u32::try_from(it).map_err(|_| broken(&it.to_string()));
            it.map(small).transpose()
        };
        Ok(OfficialFigure {
            index: OfficialIndex::of_code(&self.indicator)
                .ok_or_else(|| broken(&self.indicator))?,
            year: i32::try_from(self.year).map_err(|_| broken(&self.year.to_string()))?,
            level: Level::of_code(&self.level).ok_or_else(|| broken(&self.level))?,
            value: number(&self.value)?,
            maximum: number(&self.maximum)?,
            rank: whole(self.rank)?,
            of: whole(self.among)?,
            subject: self.subject,
            component: self.component,
            published: self.published,
            source: self.source,
            address: self.address,
            note: self.note,
        })
    }
}

/// Which figures; `None` does not narrow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfficialWanted<'a> {
    /// Of this index.
    pub index: Option<OfficialIndex>,
    /// Of this year.
    pub year: Option<i32>,
    /// Of this component; of the whole index when it is empty.
    pub component: Option<&'a str>,
}

impl Store {
    /// Official figures, by index, level, subject, component and year.
    pub async fn official(&self, wanted: OfficialWanted<'_>) -> Result<Vec<OfficialFigure>> {
        let index = wanted.index.map_or("*", OfficialIndex::code);
        let rows: Vec<FigureRow> = fetch_all!(
            &self.read,
            "select * from official_figure
             where ($1 = '*' or indicator = $1) and ($2 = 0 or year = $2)
                 and ($3 = '*' or component = $3)",
            index,
            i64::from(wanted.year.unwrap_or(0)),
            wanted.component.unwrap_or("*")
        );
        let mut figures = rows.into_iter().map(FigureRow::read).collect::<Result<Vec<_>>>()?;
        figures.sort_by(|one, other| {
            let place = |it: &OfficialFigure| (it.index, it.level);
            (place(one), &one.subject, &one.component, one.year).cmp(&(
                place(other),
                &other.subject,
                &other.component,
                other.year,
            ))
        });
        Ok(figures)
    }

    /// The components that have figures, by index, without the whole index.
    pub async fn official_components(&self) -> Result<Vec<(OfficialIndex, String)>> {
        let rows: Vec<(String, String)> = fetch_all!(
            &self.read,
            "select distinct indicator, component from official_figure where component <> ''"
        );
        let known = |(code, component): (String, String)| {
            let index = OfficialIndex::of_code(&code);
            index
                .map(|index| (index, component))
                .ok_or_else(|| Error::Corrupt(format!("official figure: `{code}`")))
        };
        let mut components = rows.into_iter().map(known).collect::<Result<Vec<_>>>()?;
        components.sort();
        Ok(components)
    }
}
