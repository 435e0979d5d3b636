//! The surveys that measure the plan: criteria, units, channels and months of one period.

use chrono::Datelike;

use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::Span;
use crate::domain::batch::Audience;
use crate::domain::measure::{Cell, Figure, Filter, ItemScore, Scorecard, breakdown, is_share};
use crate::domain::report::{ItemFacts, MeasuredRow, SurveyFacts, UnitFacts, What};
use crate::domain::survey::Instrument;
use crate::pages::shared::figures::{self, Answers, computed};
use crate::pages::shared::places;
use crate::store;

/// Those that measured rows name, each once.
pub(super) async fn of(
    app: &App,
    days: Span,
    rows: &[MeasuredRow],
) -> store::Result<Vec<SurveyFacts>> {
    let mut surveys: Vec<SurveyFacts> = Vec::new();
    for row in rows {
        let What::Index { instrument, .. } = &row.what else { continue };
        if surveys.iter().all(|survey| survey.instrument != *instrument) {
            surveys.extend(survey(app, days, instrument).await?);
        }
    }
    Ok(surveys)
}

/// One survey over these days; `None` when there is no such instrument.
pub(super) async fn survey(app: &App, days: Span, id: &str) -> store::Result<Option<SurveyFacts>> {
    let filter = Filter { from: Some(days.first), to: Some(days.last), ..Filter::default() };
    let version = figures::version(app, id, &filter, Audience::Staff).await?;
    let Some(instrument) = version else { return Ok(None) };
    let answers = Answers::read(&app.store, instrument, &filter, Audience::Staff).await?;
    let k = app.k();
    let card = answers.card(&app.store, app.today(), k).await?;
    let units = app.store.units().await?;
    Ok(Some(computed(|| {
        let by_unit = answers.by_place(|place| place.unit.clone());
        let mut merged = None;
        let mut own = Vec::new();
        for (unit, cell) in breakdown(instrument, by_unit, Figure::Index, k).rows {
            match unit {
                Some(code) => {
                    own.push(told(places::name(&units, &code, Lang::Vi), &cell, instrument));
                }
                None => merged = Some(told("Gộp nhiều đơn vị", &cell, instrument)),
            }
        }
        own.sort_by(|one, other| order(one).total_cmp(&order(other)));
        let months = answers.view().tallies_by_day(|day| Some((day.year(), day.month())));
        let months = breakdown(instrument, months, Figure::Index, k).rows.into_iter();
        let today = app.today();
        let months = months.map(|((year, month), cell)| {
            let is_going_on = today < days.last && (year, month) == (today.year(), today.month());
            let end = if is_going_on { ", chưa hết tháng" } else { "" };
            told(&format!("{month:02}/{year}{end}"), &cell, instrument)
        });
        SurveyFacts { merged, ..facts(instrument, &card, (own, months.collect()), k) }
    })))
}

/// The lowest first, those without a figure last.
fn order(unit: &UnitFacts) -> f64 {
    unit.share.unwrap_or(f64::INFINITY)
}

fn told(name: &str, cell: &Cell, instrument: &Instrument) -> UnitFacts {
    let is_share = is_share(instrument.formula.method);
    UnitFacts {
        name: name.to_owned(),
        n: cell.n,
        share: cell.value.filter(|_| is_share),
        interval: cell.interval.filter(|_| is_share),
        verdict: cell.verdict,
    }
}

fn facts(
    instrument: &Instrument,
    card: &Scorecard,
    (units, months): (Vec<UnitFacts>, Vec<UnitFacts>),
    least: u64,
) -> SurveyFacts {
    let items = instrument.index_items().into_iter().filter_map(|at| instrument.items.get(at));
    let items = items.filter_map(|item| {
        let score = card.items.iter().find(|score| score.code == item.code)?;
        Some(item_facts(&item.title.vi, score))
    });
    SurveyFacts {
        instrument: instrument.id.clone(),
        title: instrument.title.vi.clone(),
        version: card.version.clone(),
        formula: card.formula.clone(),
        method: card.index.method.clone(),
        responses: card.responses,
        channels: card.channels,
        issued: card.issued,
        response_rate: card.response_rate,
        index: card.index.value,
        items: items.collect(),
        units,
        merged: None,
        months,
        target: card.index.target,
        least,
    }
}

fn item_facts(title: &str, score: &ItemScore) -> ItemFacts {
    // An item of points has no satisfied answers, and no share.
    let share = score.index.filter(|_| score.satisfied.is_some()).map(|index| index / 100.0);
    ItemFacts {
        code: score.code.clone(),
        title: title.to_owned(),
        n: score.n,
        satisfied: score.satisfied,
        share,
        interval: score.interval.filter(|_| share.is_some()),
        verdict: score.verdict,
        missing: score.missing,
    }
}
