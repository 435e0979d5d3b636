//! Reading the portal's figures.

use crate::base::calendar::CivilPeriod;
use crate::domain::measure::ServiceRate;
use crate::domain::portal::PortalFigure;
use crate::store::stored::corrupt;
use crate::store::{Result, Store};

from_row!(PortalFigure, |row| {
    let string = |column| row.try_get::<String, &str>(column);
    let whole = |column| {
        let stored: Option<i64> = row.try_get(column)?;
        let count = |it: i64| {
            u64::try_from(it).map_err(|_| corrupt(format!("portal figure: {column} {it}")))
        };
        stored.map(count).transpose()
    };
    let rate = whole("good")?.zip(whole("whole")?);
    PortalFigure {
        agency: string("agency")?,
        period: string("period")?.parse().map_err(corrupt)?,
        code: string("code")?,
        rate: rate.map(|(good, all)| ServiceRate { good, all }),
        points: whole("points")?,
    }
});

impl Store {
    /// The portal's figures of an agency and a period.
    pub async fn portal_figures(
        &self,
        agency: &str,
        period: CivilPeriod,
    ) -> Result<Vec<PortalFigure>> {
        Ok(fetch_readable!(
            &self.read,
            "select * from portal_figure where year = $1 and agency = $2 and period = $3",
            i64::from(period.year()),
            agency,
            period.to_string()
        ))
    }

    /// The same of all periods of a year.
    pub async fn portal_year(&self, agency: &str, year: i32) -> Result<Vec<PortalFigure>> {
        Ok(fetch_readable!(
            &self.read,
            "select * from portal_figure where year = $1 and agency = $2",
            i64::from(year),
            agency
        ))
    }

    /// The agencies that have figures of a year, by name.
    pub async fn portal_agencies(&self, year: i32) -> Result<Vec<String>> {
        let mut agencies: Vec<String> = scalar_all!(
            &self.read,
            "select distinct agency from portal_figure where year = $1",
            i64::from(year)
        );
        agencies.sort();
        Ok(agencies)
    }

    /// The years that have figures, the newest first.
    pub async fn portal_years(&self) -> Result<Vec<i32>> {
        let years: Vec<i64> = scalar_all!(&self.read, "select distinct year from portal_figure");
        let mut years: Vec<i32> = years.into_iter().filter_map(|it| it.try_into().ok()).collect();
        years.sort_unstable_by(|one, other| other.cmp(one));
        Ok(years)
    }
}
