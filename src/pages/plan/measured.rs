//! What the platform measures for a task, over the reporting year of its plan.

use super::row::Measured;
use crate::app::App;
use crate::base::Text;
use crate::base::calendar::{Period, Report};
use crate::domain::dossier::DossierFilter;
use crate::domain::measure::{Aim, Indicator};
use crate::pages::shared::{casework, figures};
use crate::stats::{Counted, LEVEL, wilson};
use crate::store;

/// The measure of an aim; `None` when its instrument is gone or the year is beyond the calendar.
pub(super) async fn of(app: &App, year: i32, aim: &Aim) -> store::Result<Option<Measured>> {
    let report = Report::Year;
    let period = Period { year, report };
    let Some(days) = period.days() else {
        return Ok(None);
    };
    Ok(match &aim.indicator {
        Indicator::Index(instrument) => index(app, aim, instrument, year).await?,
        Indicator::DossiersOnTime | Indicator::DossiersApologised => {
            Some(dossiers(app, aim, days).await?)
        }
        Indicator::OneStopScore => Some(score(app, aim, period).await?),
        Indicator::PetitionsHandled | Indicator::PetitionsPublished => {
            let rates = casework::petitions(app, days).await?;
            let share = match aim.indicator {
                Indicator::PetitionsHandled => rates.handled,
                _ => rates.published,
            };
            let (successes, trials) = (share.part, share.whole);
            Some(counted(aim, Counted { successes, trials }))
        }
        // Told day by day instead, by the register of reports.
        Indicator::ReportsInTime => None,
    })
}

/// The index of an instrument.
async fn index(
    app: &App,
    aim: &Aim,
    instrument: &str,
    year: i32,
) -> store::Result<Option<Measured>> {
    let found = figures::of_year(app, instrument, year).await?;
    Ok(found.map(|(instrument, card)| Measured {
        aim: aim.clone(),
        title: instrument.title.clone(),
        value: card.index.value,
        interval: card.index.interval,
        verdict: aim.verdict(&card.index),
        responses: card.responses,
        nothing_arose: false,
    }))
}

/// A rate of the dossiers received in the year.
async fn dossiers(
    app: &App,
    aim: &Aim,
    (from, to): (chrono::NaiveDate, chrono::NaiveDate),
) -> store::Result<Measured> {
    let filter = DossierFilter {
        received_from: Some(from),
        received_to: Some(to),
        ..DossierFilter::default()
    };
    let rates = casework::dossiers(app, &filter).await?.rates();
    if aim.indicator == Indicator::DossiersOnTime {
        return Ok(counted(aim, rates.on_time));
    }
    // Without a single dossier in the register nothing is known, which is not the same as met.
    let nothing_arose = rates.all() > 0 && rates.nothing_to_apologise();
    Ok(Measured {
        verdict: (rates.all() > 0).then(|| rates.apology_verdict()),
        nothing_arose,
        ..counted(aim, rates.apologised)
    })
}

/// The one-stop total: appraised where there was an appraisal.
async fn score(app: &App, aim: &Aim, period: Period) -> store::Result<Measured> {
    let score = casework::score(app, period).await?;
    let agency = score.holds();
    Ok(Measured {
        aim: aim.clone(),
        title: Text::default(),
        value: agency.total,
        interval: None,
        verdict: agency.total.and_then(|total| aim.verdict_counted(total)),
        responses: u64::try_from(agency.dossiers).unwrap_or(u64::MAX),
        nothing_arose: false,
    })
}

/// A share of things that were all counted: its verdict is that of the whole numbers.
fn counted(aim: &Aim, counted: Counted) -> Measured {
    let share = counted.share();
    Measured {
        aim: aim.clone(),
        title: Text::default(),
        value: share.map(|share| share * 100.0),
        interval: wilson(counted.successes, counted.trials, LEVEL),
        verdict: share.and_then(|share| aim.verdict_counted(share)),
        responses: counted.trials,
        nothing_arose: false,
    }
}
