//! What the pages show, gathered from the store.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use strum::{IntoStaticStr, VariantArray};

use super::asked;
use super::asked::{Asked, Which};
use crate::app::App;
use crate::base::calendar::{Holidays, Period};
use crate::domain::batch::Audience;
use crate::domain::dossier::{Apology, DossierFilter, Place, Rates, Rules};
use crate::domain::measure::Filter;
use crate::pages::shared::figures::Answers;
use crate::pages::shared::{casework, figures};
use crate::store::{self, DossierKey, KeptDossier, Page};

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

    fn key(self, place: &Place) -> &str {
        match self {
            Self::Unit => &place.unit,
            Self::Touchpoint => &place.touchpoint,
            Self::Procedure => &place.procedure,
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

/// What is still to be done, whenever it was received.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Waiting {
    pub(super) open: u64,
    pub(super) overdue: u64,
    pub(super) soon: u64,
}

/// The overview's figures.
#[derive(Clone, Debug)]
pub(super) struct Overview {
    pub(super) rates: Rates,
    /// Open, overdue and due soon today, whenever received.
    pub(super) waiting: Waiting,
    pub(super) by: Vec<(Axis, Vec<(String, Rates)>)>,
    pub(super) periods: Vec<(Period, Rates)>,
    pub(super) answered: Vec<Answered>,
}

/// Gathers them.
pub(super) async fn overview(app: &App, asked: &Asked) -> store::Result<Overview> {
    let counts = casework::dossiers(app, &asked.received()).await?;
    let today = app.today();
    let by = |axis: Axis| {
        let rates = counts.rates_by(|place| axis.key(place));
        (axis, rates.into_iter().collect::<Vec<_>>())
    };
    Ok(Overview {
        rates: counts.rates(),
        waiting: waiting(app, asked, today).await?,
        by: Axis::ALL.map(by).into(),
        periods: periods(app, asked, today).await?,
        answered: answered(app, asked).await?,
    })
}

async fn waiting(app: &App, asked: &Asked, today: NaiveDate) -> store::Result<Waiting> {
    let rates = casework::dossiers(app, &asked.anytime()).await?.rates();
    let soon = match app.dossiers.soon_until(today, &app.rules().holidays) {
        Some(until) => app.store.dossiers_due(&asked.anytime(), (today, until)).await?,
        None => 0,
    };
    Ok(Waiting { open: rates.open, overdue: rates.overdue, soon })
}

/// The rates of this year's reports whose periods have begun, each as of its last day.
async fn periods(
    app: &App,
    asked: &Asked,
    today: NaiveDate,
) -> store::Result<Vec<(Period, Rates)>> {
    let mut periods = Vec::new();
    for period in Period::begun(today) {
        let Some((from, to)) = period.days() else { continue };
        let filter =
            DossierFilter { received_from: Some(from), received_to: Some(to), ..asked.anytime() };
        periods.push((period, casework::dossiers(app, &filter).await?.rates()));
    }
    Ok(periods)
}

/// Dossiers completed in the period beside the answers settled in it, by touchpoint; none for one
/// procedure, which answers do not tell.
async fn answered(app: &App, asked: &Asked) -> store::Result<Vec<Answered>> {
    if asked.filter.procedure.is_some() {
        return Ok(Vec::new());
    }
    let days = (asked.filter.from, asked.filter.to);
    let completed = app.store.completed_by_touchpoint(days, &asked.anytime()).await?;
    let answers = answers(app, &asked.filter).await?;
    let rows = completed.into_iter().map(|(code, completed)| Answered {
        answers: answers.get(&Some(code.clone())).copied().unwrap_or(0),
        code: Some(code),
        completed,
    });
    let together =
        answers.get(&None).map(|answers| Answered { code: None, completed: 0, answers: *answers });
    Ok(rows.chain(together).collect())
}

/// Settled answers by touchpoint, to any instrument; `None` of several.
async fn answers(app: &App, filter: &Filter) -> store::Result<BTreeMap<Option<String>, u64>> {
    let mut answers: BTreeMap<Option<String>, u64> = BTreeMap::new();
    for id in app.instruments.ids() {
        let version = figures::version(app, id, filter, Audience::Staff).await?;
        let Some(instrument) = version else { continue };
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

/// A page of the dossiers requested; without a wish those that are open and overdue.
pub(super) async fn late(
    app: &App,
    asked: &Asked,
    which: Option<Which>,
    (behind, most): (Option<&DossierKey>, u32),
) -> store::Result<Page<Late, DossierKey>> {
    let today = app.today();
    let calendar = app.rules();
    let (rules, holidays) = (&*app.dossiers, &calendar.holidays);
    let wanted = asked::wanted(which, today, rules.soon_until(today, holidays));
    let found = app.store.dossiers(&asked.received(), wanted, behind, most).await?;
    let told = |kept| as_late(kept, (rules, holidays), today);
    Ok(Page { rows: found.rows.into_iter().map(told).collect(), next: found.next })
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
