//! What the platform measures for a task, over the reporting year of its plan.

use super::row::Measured;
use crate::app::App;
use crate::base::Text;
use crate::base::calendar::{Period, Report};
use crate::domain::dossier::DossierFilter;
use crate::domain::measure::{
    Aim, Cell, Figure, Filter, Indicator, Judged, Scorecard, Standing, has_too_few, more_needed,
    pool, within_a_year,
};
use crate::pages::shared::figures::Answers;
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
    let found = figures::answers_of_year(app, instrument, year).await?;
    let Some(answers) = found else { return Ok(None) };
    let card = answers.card(&app.store, app.today(), app.config.staff_cell).await?;
    Ok(Some(Measured {
        aim: aim.clone(),
        title: answers.instrument.title.clone(),
        value: card.index.value,
        interval: card.index.interval,
        verdict: aim.verdict(&card.index),
        standing: standing(app, aim, &answers, &card),
        responses: card.responses,
        nothing_arose: false,
    }))
}

/// Where the index stands against the plan's target; of years before besides, where the year has too few
/// answers for a verdict.
fn standing(app: &App, aim: &Aim, answers: &Answers<'_>, card: &Scorecard) -> Option<Standing> {
    let (target, instrument) = (&aim.target, answers.instrument);
    let by_plan = |cell: Cell| Cell { verdict: aim.verdict_on(cell.interval), ..cell };
    let own = by_plan(Cell::of(instrument, card, Figure::Index));
    let is_few = |cell: &Cell| has_too_few(cell, Some(target), aim.indicator.is_share());
    let of =
        |filter: &Filter| by_plan(answers.figure(filter, Figure::Index, app.config.staff_cell));
    let filter = &answers.selection.filter;
    let found = pool((filter, &own), app.today(), is_few, of);
    let cell = found.as_ref().map_or(own, |(_, filter)| of(filter));
    let needed = more_needed(&cell, target);
    Standing::of(&Judged {
        cell,
        target: Some(*target),
        scale: 100.0,
        needed: within_a_year(needed, answers.a_year(app.today())),
        lately: None,
        pooled: found.map(|(pooled, _)| pooled),
    })
}

/// The same of what was all counted, and is judged as it is.
fn standing_of_all(aim: &Aim, value: f64, n: u64) -> Option<Standing> {
    let cell =
        Cell { value: Some(value), n, verdict: aim.verdict_counted(value), ..Cell::default() };
    Standing::of(&Judged {
        cell,
        target: Some(aim.target),
        scale: if aim.indicator.is_share() { 100.0 } else { 1.0 },
        needed: None,
        lately: None,
        pooled: None,
    })
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
    let responses = u64::try_from(agency.dossiers).unwrap_or(u64::MAX);
    Ok(Measured {
        aim: aim.clone(),
        title: Text::default(),
        value: agency.total,
        interval: None,
        verdict: agency.total.and_then(|total| aim.verdict_counted(total)),
        standing: agency.total.and_then(|total| standing_of_all(aim, total, responses)),
        responses,
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
        standing: share.and_then(|share| standing_of_all(aim, share, counted.trials)),
        responses: counted.trials,
        nothing_arose: false,
    }
}
