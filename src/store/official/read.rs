//! Reading official figures.

use sqlx::QueryBuilder;

use crate::domain::official::{Level, OfficialFigure, OfficialIndex, OtherFigure};
use crate::store::deadline::answered;
use crate::store::readable::{Readable, or_left_out, readable};
use crate::store::stored::corrupt;
use crate::store::{Error, Result, Store};

/// Adds or replaces a figure.
pub(super) const KEEP: &str = "insert into official_figure (indicator, year, level, subject,
         component, value, maximum, rank, among, published, source, address, note, other_value,
         other_source)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     on conflict (indicator, year, level, subject, component) do update set
         value = excluded.value, maximum = excluded.maximum, rank = excluded.rank,
         among = excluded.among, published = excluded.published, source = excluded.source,
         address = excluded.address, note = excluded.note, other_value = excluded.other_value,
         other_source = excluded.other_source";

from_row!(OfficialFigure, |row| {
    let string = |column| row.try_get::<String, &str>(column);
    let broken = |what: &str| corrupt(format!("official figure: `{what}`"));
    let number = |column| {
        let text = string(column)?;
        text.parse().map_err(|_| broken(&text))
    };
    let whole = |column| {
        let stored: Option<i64> = row.try_get(column)?;
        let small = |it: i64| u32::try_from(it).map_err(|_| broken(&it.to_string()));
        stored.map(small).transpose()
    };
    let (index, year, level) =
        (string("indicator")?, row.try_get::<i64, _>("year")?, string("level")?);
    OfficialFigure {
        index: OfficialIndex::of_code(&index).ok_or_else(|| broken(&index))?,
        year: i32::try_from(year).map_err(|_| broken(&year.to_string()))?,
        level: Level::of_code(&level).ok_or_else(|| broken(&level))?,
        subject: string("subject")?,
        component: string("component")?,
        value: number("value")?,
        maximum: number("maximum")?,
        rank: whole("rank")?,
        of: whole("among")?,
        published: row.try_get("published")?,
        source: string("source")?,
        address: string("address")?,
        note: string("note")?,
        disputed: match row.try_get::<Option<String>, _>("other_value")? {
            None => None,
            Some(text) => Some(OtherFigure {
                value: text.parse().map_err(|_| broken(&text))?,
                source: string("other_source")?,
            }),
        },
    }
});

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
        let rows: Vec<Readable<OfficialFigure>> = on!(&self.read, |pool| {
            let mut query = QueryBuilder::new("select * from official_figure where true");
            if let Some(component) = wanted.component {
                query.push(" and component = ").push_bind(component.to_owned());
            }
            if let Some(index) = wanted.index {
                query.push(" and indicator = ").push_bind(index.code());
            }
            if let Some(year) = wanted.year {
                query.push(" and year = ").push_bind(i64::from(year));
            }
            answered(query.build_query_as().fetch_all(pool)).await?
        });
        let mut figures = readable(rows);
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
        let components = rows.into_iter().map(|row| or_left_out(known(row), "official figure"));
        let mut components =
            components.filter_map(Result::transpose).collect::<Result<Vec<_>>>()?;
        components.sort();
        Ok(components)
    }
}
