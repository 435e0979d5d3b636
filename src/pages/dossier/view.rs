//! What the pages show, gathered from the store.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use strum::{IntoStaticStr, VariantArray};

use super::asked::{Asked, Which};
use crate::app::App;
use crate::base::calendar::{Holidays, Period, office_day};
use crate::domain::batch::Audience;
use crate::domain::dossier::{Apology, Rates, Rules};
use crate::domain::measure::Filter;
use crate::pages::shared::casework;
use crate::pages::shared::figures::Answers;
use crate::store::{self, KeptDossier};

/// How dossiers are taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Axis {
    Unit,
    Touchpoint,
    Procedure,
}

impl Axis {
    pub(super) const ALL: [Self; 3] = [Self::Unit, Self::Touchpoint, Self::Procedure];

    /// The field that narrows a page to one of it.
    pub(super) fn field(self) -> &'static str {
        self.into()
    }

    fn key(self, kept: &KeptDossier) -> &str {
        match self {
            Self::Unit => &kept.unit,
            Self::Touchpoint => &kept.dossier.touchpoint,
            Self::Procedure => &kept.dossier.procedure,
        }
    }
}

/// Settled answers beside completed dossiers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answered {
    /// Of the touchpoint; `None` for answers of several that were settled together.
    pub(super) code: Option<String>,
    pub(super) completed: u64,
    pub(super) answers: u64,
}

/// The overview's figures.
#[derive(Clone, Debug)]
pub(super) struct Overview {
    pub(super) rates: Rates,
    pub(super) soon: usize,
    pub(super) by: Vec<(Axis, Vec<(String, Rates)>)>,
    pub(super) periods: Vec<(Period, Rates)>,
    pub(super) answered: Vec<Answered>,
}

/// Gathers them.
pub(super) async fn overview(app: &App, asked: &Asked) -> store::Result<Overview> {
    let received = app.store.dossiers(&asked.received()).await?;
    let today = office_day(app.clock.now());
    let mut by = Vec::new();
    for axis in Axis::ALL {
        let mut groups: BTreeMap<&str, Vec<&KeptDossier>> = BTreeMap::new();
        for kept in &received {
            groups.entry(axis.key(kept)).or_default().push(kept);
        }
        let rates =
            groups.into_iter().map(|(code, of_it)| (code.to_owned(), casework::rates(app, of_it)));
        by.push((axis, rates.collect()));
    }
    let holidays = &app.petitions.holidays;
    let is_soon = |kept: &&KeptDossier| app.dossiers.is_soon_due(&kept.dossier, today, holidays);
    Ok(Overview {
        rates: casework::rates(app, &received),
        soon: received.iter().filter(is_soon).count(),
        by,
        periods: periods(app, asked, today).await?,
        answered: answered(app, asked).await?,
    })
}

/// The rates of the four reports of this year.
async fn periods(
    app: &App,
    asked: &Asked,
    today: NaiveDate,
) -> store::Result<Vec<(Period, Rates)>> {
    let all = app.store.dossiers(&asked.anytime()).await?;
    let periods = Period::all_of(Period::year_of(today).year).into_iter();
    let rates = periods.map(|period| {
        let within = all.iter().filter(|kept| period.contains(kept.dossier.received));
        (period, casework::rates(app, within))
    });
    Ok(rates.collect())
}

/// Dossiers completed in the period beside the answers settled in it, by touchpoint; none for one
/// procedure, which answers do not tell.
async fn answered(app: &App, asked: &Asked) -> store::Result<Vec<Answered>> {
    if asked.filter.procedure.is_some() {
        return Ok(Vec::new());
    }
    let completed = app.store.dossiers(&asked.completed()).await?;
    let answers = answers(app, &asked.filter).await?;
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for kept in &completed {
        *counts.entry(Axis::Touchpoint.key(kept)).or_default() += 1;
    }
    let rows = counts.into_iter().map(|(code, completed)| Answered {
        code: Some(code.to_owned()),
        completed,
        answers: answers.get(&Some(code.to_owned())).copied().unwrap_or(0),
    });
    let together =
        answers.get(&None).map(|answers| Answered { code: None, completed: 0, answers: *answers });
    Ok(rows.chain(together).collect())
}

/// Settled answers by touchpoint, to any instrument; `None` of several.
async fn answers(app: &App, filter: &Filter) -> store::Result<BTreeMap<Option<String>, u64>> {
    let mut answers: BTreeMap<Option<String>, u64> = BTreeMap::new();
    for id in app.instruments.ids() {
        let Some(instrument) = app.instrument(id, filter.to) else {
            continue;
        };
        let own = Answers::read(&app.store, instrument, filter, Audience::Staff).await?;
        let counts = own.view().responses_by(|place, _| place.touchpoint.clone());
        for (touchpoint, count) in counts {
            *answers.entry(touchpoint).or_default() += count;
        }
    }
    Ok(answers)
}

/// A dossier of the list of late ones.
#[derive(Clone, Debug)]
pub(super) struct Late {
    pub(super) kept: KeptDossier,
    /// Working days after the due day; 0 for one that is not late.
    pub(super) days: u32,
    /// The apology in due form, or else the last one, and whether it is in due form.
    pub(super) apology: Option<(Apology, bool)>,
    /// The last day for one.
    pub(super) last_day: Option<NaiveDate>,
}

/// The dossiers requested, the latest first; without a wish those that are open and overdue.
pub(super) async fn late(app: &App, asked: &Asked, which: Which) -> store::Result<Vec<Late>> {
    let today = office_day(app.clock.now());
    let (rules, holidays) = (&*app.dossiers, &app.petitions.holidays);
    let mut all = app.store.dossiers(&asked.received()).await?;
    all.retain(|kept| match which {
        Which::Standing(standing) => kept.dossier.standing(today) == standing,
        Which::Soon => rules.is_soon_due(&kept.dossier, today, holidays),
    });
    let told = |kept| as_late(kept, (rules, holidays), today);
    let mut late: Vec<Late> = all.into_iter().map(told).collect();
    late.sort_by_key(|each| std::cmp::Reverse(each.days));
    Ok(late)
}

/// How late a dossier is.
pub(super) fn as_late(
    kept: KeptDossier,
    (rules, holidays): (&Rules, &Holidays),
    today: NaiveDate,
) -> Late {
    let dossier = &kept.dossier;
    Late {
        days: holidays.between(dossier.due, dossier.completed.unwrap_or(today)),
        apology: rules.apology(dossier, holidays),
        last_day: rules.last_day(dossier.due, holidays),
        kept,
    }
}
