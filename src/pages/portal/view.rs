//! What the board shows, gathered from the registers and from what the portal printed.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::asked::Asked;
use crate::app::App;
use crate::base::calendar::{CivilPeriod, Span};
use crate::domain::dossier::AsOf;
use crate::domain::measure::ServiceRate;
use crate::domain::portal::{Own, PortalFigure, Register, is_agency};
use crate::pages::shared::casework;
use crate::store;

/// Both sides of a period.
#[derive(Clone, Debug)]
pub(super) struct OfPeriod {
    pub(super) period: CivilPeriod,
    /// Empty where another agency is shown.
    pub(super) own: Own,
    pub(super) portal: Vec<PortalFigure>,
}

/// The board of a period, and of all periods of its year.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) now: OfPeriod,
    /// The periods of the year that have begun, the longest first.
    pub(super) year: Vec<OfPeriod>,
    /// The agency shown; `None` where the portal's figures name none that is the office.
    pub(super) agency: Option<String>,
    /// The agencies that can be chosen.
    pub(super) agencies: Vec<String>,
    /// Years that can be chosen, the newest first.
    pub(super) years: BTreeSet<i32>,
    /// The day whose end is told of.
    pub(super) day: NaiveDate,
}

/// Gathers both sides.
pub(super) async fn seen(app: &App, asked: &Asked) -> store::Result<Seen> {
    let today = app.today();
    let year = asked.period.year();
    let agencies = app.store.portal_agencies(year).await?;
    let offices = app.store.offices().await?;
    let is_office = |agency: &&String| offices.iter().any(|it| is_agency(agency, &it.name.vi));
    let of_office = agencies.iter().find(is_office).cloned();
    let agency = asked.agency.clone().or_else(|| of_office.clone());
    // Where no name is the office's, the one that is chosen is taken for it.
    let is_own = of_office.is_none() || agency == of_office;
    let mut portal = match &agency {
        Some(agency) => app.store.portal_year(agency, year).await?,
        None => Vec::new(),
    };
    let mut periods = Vec::new();
    for period in CivilPeriod::all_of(year) {
        let Some(days) = period.days().filter(|days| days.first <= today) else { continue };
        let own = if is_own { own(app, days, (0, 0)).await? } else { Own::new() };
        let (of_period, rest) = portal.into_iter().partition(|it| it.period == period);
        portal = rest;
        periods.push(OfPeriod { period, own, portal: of_period });
    }
    let days = asked.period.days();
    let mut now = periods.iter().find(|each| each.period == asked.period).cloned();
    if let (Some(now), Some(days), true) = (&mut now, days, is_own) {
        now.own = own(app, days, (asked.disliked, asked.unsatisfied)).await?;
    }
    let later = || OfPeriod { period: asked.period, own: Own::new(), portal: portal.clone() };
    let mut years: BTreeSet<i32> = app.store.portal_years().await?.into_iter().collect();
    years.extend([year, CivilPeriod::around(today)[0].year()]);
    Ok(Seen {
        now: now.unwrap_or_else(later),
        year: periods,
        agency,
        agencies,
        years,
        day: days.map_or(today, |days| AsOf::period(Some(days.last), today).known),
    })
}

/// What the registers tell of these days, less what only the portal knows.
async fn own(
    app: &App,
    Span { first, last }: Span,
    (disliked, unsatisfied): (u64, u64),
) -> store::Result<Own> {
    let as_of = AsOf::period(Some(last), app.today());
    let dossiers = app.store.dossiers_in_time((first, last), as_of).await?;
    let petitions = casework::petitions(app, (first, last)).await?.on_time;
    let petitions = ServiceRate { good: petitions.part, all: petitions.whole };
    let less =
        |rate: ServiceRate, by: u64| ServiceRate { good: rate.good.saturating_sub(by), ..rate };
    Ok(Own::from([
        (Register::DossiersInTime, dossiers),
        (Register::DossiersSatisfied, less(dossiers, disliked)),
        (Register::PetitionsInTime, petitions),
        (Register::PetitionsSatisfied, less(petitions, unsatisfied)),
    ]))
}

/// The board of one period without its year, for a file.
pub(super) async fn of_year(app: &App, asked: &Asked) -> store::Result<Vec<OfPeriod>> {
    Ok(seen(app, asked).await?.year)
}
