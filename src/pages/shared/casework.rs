//! From dossiers, petitions and answers to rates and one-stop points: the one way they come to pages,
//! to the plan and to programs.

use chrono::NaiveDate;

use super::figures;
use super::figures::Answers;
use crate::app::App;
use crate::base::calendar::{Period, office_day};
use crate::domain::batch::Audience;
use crate::domain::dossier::points::{
    Agency, Basis, DossierFacts, Level, OfficeFacts, Petitions, Rubric, Sheet, Span,
};
use crate::domain::dossier::{AsOf, Counts, Dossier, DossierFilter};
use crate::domain::measure::Filter;
use crate::domain::petition;
use crate::store::{self, EnteredPoints, PetitionFilter, Scoring};

/// The questionnaire of the nine indicators.
pub const ONE_STOP: &str = "one-stop-2018";

/// The dossiers that fit, counted as they were on the last day of receipt that is asked for, or are today.
pub async fn dossiers(app: &App, filter: &DossierFilter) -> store::Result<Counts> {
    let as_of = AsOf::period(filter.received_to, app.today());
    let rules = app.rules();
    let by = (&*app.dossiers, &rules.holidays);
    app.store.dossier_counts(filter, as_of, by).await
}

/// The rates of the petitions received from a day to a day, as they were on the last of them, or are today.
pub async fn petitions(
    app: &App,
    (from, to): (NaiveDate, NaiveDate),
) -> store::Result<petition::Rates> {
    let filter = PetitionFilter { from: Some(from), to: Some(to), ..PetitionFilter::default() };
    app.store.petition_rates(&filter, to.min(office_day(app.clock.now()))).await
}

/// How many of those received from a day to a day have something overdue now: sorting, an answer or its publication, as
/// the register counts them.
pub async fn petitions_overdue(
    app: &App,
    (from, to): (NaiveDate, NaiveDate),
) -> store::Result<u64> {
    let filter = PetitionFilter { from: Some(from), to: Some(to), ..PetitionFilter::default() };
    Ok(app.store.pressing_counts(&filter, app.today()).await?.0)
}

/// An office's one-stop points in a period; the two scorings are never mixed.
#[derive(Clone, Debug)]
pub struct Score {
    /// The period.
    pub period: Period,
    /// What the office's own scoring (tự chấm) rests on.
    pub basis: Basis,
    /// Its figures.
    pub own: Agency,
    /// The appraisal (thẩm định), once any indicator was appraised.
    pub appraised: Option<(Basis, Agency)>,
    /// What was entered, by whom and why.
    pub entered: Vec<EnteredPoints>,
}

impl Score {
    /// The figures that hold: appraised where there was an appraisal.
    pub fn holds(&self) -> &Agency {
        self.appraised.as_ref().map_or(&self.own, |(_, agency)| agency)
    }
}

/// The points of a period: dossiers completed in it or due in it and still open, settled answers and
/// petitions of its days, and what was entered for it.
pub async fn score(app: &App, period: Period) -> store::Result<Score> {
    let rubric = &*app.one_stop;
    let beyond = || store::Error::Corrupt(format!("{period} is beyond the calendar"));
    let days = period.days().ok_or_else(beyond)?;
    let basis = Basis::of_dossiers(&sheets(app, days).await?);
    let basis = answered(app, basis, days).await?;
    let petitions = petitions(app, days).await?;
    let concluded = petitions.concluded;
    let facts = OfficeFacts {
        level: Level::Province,
        on_the_spot: None,
        petitions: Some(Petitions {
            all: concluded.whole,
            on_time: concluded.part,
            prolonged: petitions.prolonged,
        }),
        online: None,
    };
    let basis = basis.petitions(&rubric.office(&facts), concluded.whole);
    let entered = app.store.points(period).await?;
    let by = |scoring: Scoring| {
        let of_it = entered.iter().filter(move |each| each.scoring == scoring);
        of_it.map(|each| (each.indicator, each.hundredths))
    };
    let basis = basis.entered(by(Scoring::Own));
    let is_appraised = by(Scoring::Appraised).next().is_some();
    let appraised = is_appraised.then(|| {
        let basis = basis.clone().appraised(by(Scoring::Appraised));
        let agency = basis.agency(rubric);
        (basis, agency)
    });
    Ok(Score { period, own: basis.agency(rubric), basis, appraised, entered })
}

/// Indicators 1 and 2 of each dossier: completed in the period, or due in it and not completed by its end, whatever
/// came later.
async fn sheets(app: &App, (from, to): (NaiveDate, NaiveDate)) -> store::Result<Vec<Sheet>> {
    let as_of = AsOf::period(Some(to), app.today());
    let mut sheets = Vec::new();
    for (due, completed, many) in app.store.dossier_days((from, to), as_of).await? {
        let sheet = sheet_of(&app.one_stop, Span { due, completed }, as_of.past);
        sheets.extend(std::iter::repeat_n(sheet, usize::try_from(many).unwrap_or(0)));
    }
    Ok(sheets)
}

/// The indicators that one dossier's days tell: 1 and 2.
pub fn sheet(rubric: &Rubric, dossier: &Dossier, today: NaiveDate) -> Sheet {
    sheet_of(rubric, Span { due: dossier.due, completed: dossier.completed }, today)
}

fn sheet_of(rubric: &Rubric, whole: Span, today: NaiveDate) -> Sheet {
    let facts = DossierFacts {
        whole,
        units: Vec::new(),
        contacts: None,
        offices: None,
        conduct: None,
        published: None,
    };
    rubric.dossier(&facts, today)
}

async fn answered(
    app: &App,
    basis: Basis,
    (from, to): (NaiveDate, NaiveDate),
) -> store::Result<Basis> {
    let filter = Filter { from: Some(from), to: Some(to), ..Filter::default() };
    let version = figures::version(app, ONE_STOP, &filter, Audience::Staff).await?;
    let Some(instrument) = version else { return Ok(basis) };
    let answers = Answers::read(&app.store, instrument, &filter, Audience::Staff).await?;
    let (tally, _) = answers.view().tally();
    Ok(basis.answered(instrument, &tally, app.k()))
}
