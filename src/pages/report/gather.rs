//! The facts of a report, from the registers and the answers of its period.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::surveys;
use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::{Period, Span, office_instant};
use crate::domain::measure::{Aim, Incomparable, Indicator, ReportState, reports};
use crate::domain::plan::{Task, Units};
use crate::domain::report::{
    Earlier, Facts, Lately, MeasuredRow, NotCompared, OfficeNamed, Outcome, SurveyFacts, TaskRow,
    What,
};
use crate::domain::unit::Unit;
use crate::pages::shared::measured::{self, Measured, Over};
use crate::pages::shared::places;
use crate::stats::Counted;
use crate::store;

/// Fewer answers than this are told by their count.
const FEW: u64 = 30;

/// The facts of a period; `None` beyond the calendar.
pub async fn facts(app: &App, period: Period) -> store::Result<Option<Facts>> {
    let Some(over) = Over::of(period) else { return Ok(None) };
    let plan = plan_year(app, period.year).await?;
    let tasks = match plan {
        Some(year) => tasks(app, year, over.days.last).await?,
        None => Vec::new(),
    };
    let units = app.store.units().await?;
    let (mut measured, mut others) = (Vec::new(), Vec::new());
    for task in tasks.iter().filter(|task| task.row.is_task()) {
        match &task.row.measure {
            Some(aim) if !aim.indicator.is_declared() => {
                measured.extend(row(app, over, task, aim, &units).await?);
            }
            _ => others.push(task_row(task, &units)),
        }
    }
    Ok(Some(Facts {
        period: period.to_string(),
        from: over.days.first,
        to: over.days.last,
        taken: app.today(),
        office: office(app).await?,
        plan,
        surveys: surveys::of(app, over.days, &measured).await?,
        measured,
        tasks: others,
    }))
}

/// The plan's tasks as they stood at the end of that day, or stand now if it is not over.
async fn tasks(app: &App, year: i32, last: NaiveDate) -> store::Result<Vec<Task>> {
    let end = last.succ_opt().map(|next| office_instant(next.and_time(NaiveTime::MIN)));
    match end.filter(|_| last < app.today()) {
        Some(end) => app.store.plan_before(year, end).await,
        None => app.store.plan(year).await,
    }
}

/// The plan of the year, else the last before it.
async fn plan_year(app: &App, year: i32) -> store::Result<Option<i32>> {
    let years = app.store.plan_years().await?;
    Ok(years.into_iter().filter(|each| *each <= year).max())
}

/// What the office is called: the one there is.
pub async fn office(app: &App) -> store::Result<OfficeNamed> {
    let offices = app.store.offices().await?;
    let logo = app.store.own_logo().await?.map(|logo| logo.address());
    let named = offices.into_iter().next().map(|office| OfficeNamed {
        name: office.name.vi,
        parent: office.parent.vi,
        place: office.letterhead.place,
        abbreviation: office.letterhead.abbreviation,
        logo,
    });
    Ok(named.unwrap_or_default())
}

fn lead(task: &Task, units: &[Unit]) -> String {
    match &task.row.lead {
        Units::All => "Các phòng, đơn vị".to_owned(),
        Units::Of(codes) => {
            let names: Vec<&str> =
                codes.iter().map(|code| places::name(units, code, Lang::Vi)).collect();
            names.join(", ")
        }
    }
}

fn task_row(task: &Task, units: &[Unit]) -> TaskRow {
    let overruled = task.overruled.as_ref().map(|each| each.verdict);
    let declared = task.row.declared_aim().zip(task.declared);
    let entered = task.result.as_ref().map(|result| result.verdict);
    let entered = declared.map(|(aim, it)| aim.verdict_declared(it)).or(entered);
    TaskRow {
        number: task.row.number.clone(),
        title: task.row.title.vi.clone(),
        lead: lead(task, units),
        status: task.status.code().to_owned(),
        percent: task.percent,
        result: task.result.as_ref().map(|result| result.text.clone()).unwrap_or_default(),
        verdict: overruled.or(entered),
        evidence: task.evidence,
        due: task.next_due(),
    }
}

/// A measured row; `None` when its instrument is gone.
async fn row(
    app: &App,
    over: Over,
    task: &Task,
    aim: &Aim,
    units: &[Unit],
) -> store::Result<Option<MeasuredRow>> {
    let now = match aim.indicator {
        Indicator::ReportsInTime => Some(reports_in_time(app, over, task, aim).await?),
        _ => measured::of(app, over, aim).await?,
    };
    let (Some(now), Some(target)) = (now, aim.share()) else { return Ok(None) };
    let (mut before, mut year_before) = (None, None);
    if aim.indicator != Indicator::ReportsInTime {
        let days = over.days;
        let year_ago = days.year_before();
        before = earlier(app, aim, &now, days.before().filter(|it| Some(*it) != year_ago)).await?;
        year_before = earlier(app, aim, &now, year_ago).await?;
    }
    Ok(Some(MeasuredRow {
        number: task.row.number.clone(),
        title: task.row.title.vi.clone(),
        requirement: task.row.requirement.vi.clone(),
        lead: lead(task, units),
        what: what(aim, &now),
        target,
        rule: aim.target.rule,
        now: outcome(&now),
        before,
        year_before,
        lately: lately(app, over, aim).await?,
        overruled: task.overruled.as_ref().map(|each| (each.verdict, each.reason.clone())),
        evidence: task.evidence,
    }))
}

fn what(aim: &Aim, now: &Measured) -> What {
    match &aim.indicator {
        Indicator::Index(instrument) => {
            What::Index { instrument: instrument.clone(), title: now.title.vi.clone() }
        }
        Indicator::DossiersOnTime => What::DossiersOnTime,
        Indicator::DossiersApologised => What::DossiersApologised,
        Indicator::OneStopScore => What::OneStopScore,
        Indicator::PetitionsHandled => What::PetitionsHandled,
        Indicator::PetitionsPublished => What::PetitionsPublished,
        Indicator::ReportsInTime => What::ReportsInTime,
        // What staff declare is told with the other rows and never comes here.
        Indicator::DialoguesSettled | Indicator::ShareDeclared | Indicator::NumberDeclared => {
            What::DialoguesSettled
        }
    }
}

fn outcome(of: &Measured) -> Outcome {
    let rests = of.answers.as_ref();
    let few = rests.and_then(|rests| rests.overall).filter(|_| of.responses < FEW);
    Outcome {
        value: of.on_scale(),
        part: of.counted.map(|counted| counted.successes),
        n: of.responses,
        interval: of.interval,
        reached: of.reached.or(of.nothing_arose.then_some(true)),
        verdict: of.verdict,
        more_needed: rests.and_then(|rests| rests.more_needed),
        few: few.map(|counted| (counted.successes, counted.trials)),
        nothing_arose: of.nothing_arose,
    }
}

/// The same over earlier days, and the change since.
async fn earlier(
    app: &App,
    aim: &Aim,
    now: &Measured,
    days: Option<Span>,
) -> store::Result<Option<Earlier>> {
    let Some(days) = days else { return Ok(None) };
    let then = measured::of(app, Over { days, period: period_of(days) }, aim).await?;
    let Some(then) = then.filter(|then| then.value.is_some()) else { return Ok(None) };
    let (change, not_compared) = match now.change(&then) {
        Ok(change) => (Some(change), None),
        Err(_) if aim.indicator == Indicator::OneStopScore => (None, None),
        Err(Incomparable::Channels) => (None, Some(NotCompared::Channels)),
        Err(Incomparable::TooFew) => (None, Some(NotCompared::TooFew)),
        Err(_) => (None, Some(NotCompared::Version)),
    };
    let difference = now.on_scale().zip(then.on_scale()).map(|(now, then)| now - then);
    Ok(Some(Earlier {
        from: days.first,
        to: days.last,
        value: then.on_scale(),
        n: then.responses,
        change: difference.filter(|_| not_compared.is_none()),
        interval: change.map(|change| change.interval),
        not_compared,
    }))
}

/// An index over the latest three months of the period, against the three before.
async fn lately(app: &App, over: Over, aim: &Aim) -> store::Result<Option<Lately>> {
    let last = over.days.last.min(app.today());
    let days = Span::three_months_to(last).filter(|days| over.days.first < days.first);
    let Some(days) = days.filter(|_| matches!(aim.indicator, Indicator::Index(_))) else {
        return Ok(None);
    };
    let Some(now) = measured::of(app, Over { days, period: None }, aim).await? else {
        return Ok(None);
    };
    let before = earlier(app, aim, &now, days.before()).await?;
    Ok(now.on_scale().zip(before).map(|(value, before)| Lately {
        from: days.first,
        to: days.last,
        value,
        before,
    }))
}

/// The period of these days, where they are one.
fn period_of(days: Span) -> Option<Period> {
    let all = [days.last.year(), days.last.year() + 1].map(Period::all_of);
    let is_it = |period: &Period| period.days() == Some((days.first, days.last));
    all.into_iter().flatten().find(is_it)
}

/// Reports due by the end of the period and sent in time, as far as is known today.
async fn reports_in_time(app: &App, over: Over, task: &Task, aim: &Aim) -> store::Result<Measured> {
    let year = task.row.year;
    let last: NaiveDate = over.days.last.min(app.today());
    let mut sent = app.store.report_days(year).await?;
    sent.retain(|_, day| *day <= last);
    let standing = reports(year, &task.row.due, &sent, last);
    let due = standing.iter().filter(|each| each.state != ReportState::NotDue);
    let in_time = standing.iter().filter(|each| each.state == ReportState::InTime);
    let counted = Counted { successes: in_time.count() as u64, trials: due.count() as u64 };
    Ok(measured::counted(aim, counted))
}

/// The survey with the most answers of a period; none without any.
pub(super) async fn most_answered(app: &App, period: Period) -> store::Result<Vec<SurveyFacts>> {
    let Some(over) = Over::of(period) else { return Ok(Vec::new()) };
    let mut most: Option<SurveyFacts> = None;
    for id in app.instruments.ids() {
        let found = surveys::survey(app, over.days, id).await?;
        let more = |survey: &SurveyFacts| {
            survey.responses > most.as_ref().map_or(0, |most| most.responses)
        };
        if let Some(survey) = found.filter(more) {
            most = Some(survey);
        }
    }
    Ok(most.into_iter().collect())
}
