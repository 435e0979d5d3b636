//! What the platform measures for a task of the plan, over some days.

use chrono::NaiveDate;

use super::figures::{Answers, computed};
use super::{casework, figures};
use crate::app::App;
use crate::base::Text;
use crate::base::calendar::{Period, Span};
use crate::domain::batch::Audience;
use crate::domain::dossier::DossierFilter;
use crate::domain::measure::{
    Aim, Cell, Change, Channels, Declared, Figure, Filter, Incomparable, Indicator, Judged,
    LEAST_ANSWERS, Scorecard, Standing, channels_moved, counted_item, difference, has_too_few,
    more_needed, pool, within_a_year,
};
use crate::stats::{Counted, Interval, LEVEL, Verdict, wilson, wilson_on};
use crate::store;

/// What the platform measured for a task.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// What the plan asks for.
    pub aim: Aim,
    /// What the instrument is called; empty where none is asked.
    pub title: Text,
    /// A share, 0…100, or points; `None` without any.
    pub value: Option<f64>,
    /// The interval of a share, 0…1.
    pub interval: Option<Interval>,
    /// From the interval of an index; of what was counted whole from the whole numbers.
    pub verdict: Option<Verdict>,
    /// Where it stands against the plan's target; of more years where these days have too few answers.
    pub standing: Option<Standing>,
    /// The plan's rule on the exact figure, whatever the interval.
    pub reached: Option<bool>,
    /// Answers, dossiers or petitions of these days.
    pub responses: u64,
    /// Part and whole of what was counted whole.
    pub counted: Option<Counted>,
    /// There was nothing that would have had to be done (không phát sinh), which is met.
    pub nothing_arose: bool,
    /// What an index rests on.
    pub answers: Option<Rests>,
}

/// What an index rests on, and by what it is compared with another.
#[derive(Clone, Debug, PartialEq)]
pub struct Rests {
    /// The instrument's version.
    pub version: String,
    /// How the answers came in.
    pub channels: Channels,
    /// How many independent answers it is worth.
    pub effective: Option<f64>,
    /// How many more answers would decide an open verdict, where a year brings as many.
    pub more_needed: Option<u64>,
    /// Satisfied and all answers to the question that stands for the whole.
    pub overall: Option<Counted>,
}

/// The days to measure over.
#[derive(Clone, Copy, Debug)]
pub struct Over {
    /// First and last day.
    pub days: Span,
    /// The period they are, if they are one: one-stop points are entered by period.
    pub period: Option<Period>,
}

impl Over {
    /// A period; `None` beyond the calendar.
    pub fn of(period: Period) -> Option<Self> {
        let (first, last) = period.days()?;
        Some(Self { days: Span { first, last }, period: Some(period) })
    }
}

/// The measure of an aim; `None` when its instrument is gone, and for what is told another way.
pub async fn of(app: &App, over: Over, aim: &Aim) -> store::Result<Option<Measured>> {
    let days = (over.days.first, over.days.last);
    Ok(match &aim.indicator {
        Indicator::Index(instrument) => index(app, aim, instrument, days).await?,
        Indicator::DossiersOnTime | Indicator::DossiersApologised => {
            Some(dossiers(app, aim, days).await?)
        }
        Indicator::OneStopScore => match over.period {
            Some(period) => Some(score(app, aim, period).await?),
            None => None,
        },
        Indicator::PetitionsHandled | Indicator::PetitionsPublished => {
            let rates = casework::petitions(app, days).await?;
            let share = match aim.indicator {
                Indicator::PetitionsHandled => rates.handled,
                _ => rates.published,
            };
            Some(counted(aim, Counted { successes: share.part, trials: share.whole }))
        }
        Indicator::DialoguesSettled => Some(dialogues(app, aim, days).await?),
        // Told day by day instead, by the register of reports; and by the task itself.
        Indicator::ReportsInTime | Indicator::ShareDeclared | Indicator::NumberDeclared => None,
    })
}

/// What staff declared, judged on whole numbers; no figure until they do.
pub fn declared(aim: &Aim, declared: Option<Declared>) -> Measured {
    let share = |it: Declared| {
        let counted = Counted { successes: it.part, trials: it.whole? };
        counted.share().map(|share| share * 100.0)
    };
    #[expect(clippy::cast_precision_loss, reason = "at most 10⁹")]
    let value = declared.and_then(|it| match it.whole {
        Some(_) => share(it),
        None => Some(it.part as f64),
    });
    let verdict = declared.map(|it| aim.verdict_declared(it));
    Measured {
        aim: aim.clone(),
        title: Text::default(),
        value,
        interval: None,
        verdict,
        standing: None,
        reached: verdict.map(|verdict| verdict == Verdict::Reached),
        responses: declared.and_then(|it| it.whole).unwrap_or(0),
        counted: None,
        nothing_arose: declared.is_some_and(Declared::is_nothing),
        answers: None,
    }
}

/// Requests made at the dialogues of these days. Without a dialogue there is no figure: one is asked for.
async fn dialogues(
    app: &App,
    aim: &Aim,
    (from, to): (NaiveDate, NaiveDate),
) -> store::Result<Measured> {
    let counts = app.store.dialogue_counts((from, to), app.today()).await?;
    let nothing_arose = counts.dialogues > 0 && counts.requests.trials == 0;
    let measured = counted(aim, counts.requests);
    let met = nothing_arose.then_some(Verdict::Reached);
    Ok(Measured { verdict: met.or(measured.verdict), nothing_arose, ..measured })
}

/// The index of an instrument.
async fn index(
    app: &App,
    aim: &Aim,
    instrument: &str,
    (from, to): (NaiveDate, NaiveDate),
) -> store::Result<Option<Measured>> {
    let filter = Filter { from: Some(from), to: Some(to), ..Filter::default() };
    let version = figures::version(app, instrument, &filter, Audience::Staff).await?;
    let Some(instrument) = version else { return Ok(None) };
    let answers = Answers::read(&app.store, instrument, &filter, Audience::Staff).await?;
    let card = answers.card(&app.store, app.today(), app.k()).await?;
    let (tally, _) = computed(|| answers.view().tally());
    let own = Cell::of(instrument, &card, Figure::Index);
    let more = more_needed(&Cell { verdict: aim.verdict(&card.index), ..own }, &aim.target);
    let overall = counted_item(instrument).and_then(|item| {
        let score = card.items.iter().find(|score| score.code == item.code)?;
        Some(Counted { successes: score.satisfied?, trials: score.n? })
    });
    Ok(Some(Measured {
        aim: aim.clone(),
        title: instrument.title.clone(),
        value: card.index.value,
        interval: card.index.interval,
        verdict: aim.verdict(&card.index),
        standing: standing(app, aim, &answers, &card),
        reached: aim.reached(instrument, &tally),
        responses: card.responses,
        counted: None,
        nothing_arose: false,
        answers: Some(Rests {
            version: instrument.version.clone(),
            channels: card.channels,
            effective: card.index.effective,
            more_needed: within_a_year(more, answers.a_year(app.today())),
            overall,
        }),
    }))
}

/// Where the index stands against the plan's target; of years before besides, where these days have too few
/// answers for a verdict.
fn standing(app: &App, aim: &Aim, answers: &Answers<'_>, card: &Scorecard) -> Option<Standing> {
    let (target, instrument) = (&aim.target, answers.instrument);
    let by_plan = |cell: Cell| Cell { verdict: aim.verdict_on(cell.interval), ..cell };
    let own = by_plan(Cell::of(instrument, card, Figure::Index));
    let is_few = |cell: &Cell| has_too_few(cell, Some(target), aim.indicator.is_share());
    let of = |filter: &Filter| by_plan(answers.figure(filter, Figure::Index, app.k()));
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

/// A rate of the dossiers received in these days.
async fn dossiers(
    app: &App,
    aim: &Aim,
    (from, to): (NaiveDate, NaiveDate),
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
    let verdict = (rates.all() > 0).then(|| rates.apology_verdict());
    Ok(Measured {
        verdict,
        reached: verdict.map(|verdict| verdict == Verdict::Reached),
        nothing_arose,
        ..counted(aim, rates.apologised)
    })
}

/// The one-stop total: appraised where there was an appraisal.
async fn score(app: &App, aim: &Aim, period: Period) -> store::Result<Measured> {
    let score = casework::score(app, period).await?;
    let agency = score.holds();
    let verdict = agency.total.and_then(|total| aim.verdict_counted(total));
    let responses = u64::try_from(agency.dossiers).unwrap_or(u64::MAX);
    Ok(Measured {
        aim: aim.clone(),
        title: Text::default(),
        value: agency.total,
        interval: None,
        verdict,
        reached: verdict.map(|verdict| verdict == Verdict::Reached),
        standing: agency.total.and_then(|total| standing_of_all(aim, total, responses)),
        responses,
        counted: None,
        nothing_arose: false,
        answers: None,
    })
}

/// A share of things that were all counted: its verdict is that of the whole numbers.
pub fn counted(aim: &Aim, counted: Counted) -> Measured {
    let share = counted.share();
    let verdict = share.and_then(|share| aim.verdict_counted(share));
    Measured {
        aim: aim.clone(),
        title: Text::default(),
        value: share.map(|share| share * 100.0),
        interval: wilson(counted.successes, counted.trials, LEVEL),
        verdict,
        reached: verdict.map(|verdict| verdict == Verdict::Reached),
        standing: share.and_then(|share| standing_of_all(aim, share, counted.trials)),
        responses: counted.trials,
        counted: Some(counted),
        nothing_arose: false,
        answers: None,
    }
}

impl Measured {
    /// The value on the scale of its interval: a share in 0…1, or points.
    pub fn on_scale(&self) -> Option<f64> {
        let scale = if self.aim.indicator.is_share() { 100.0 } else { 1.0 };
        self.value.map(|value| value / scale)
    }

    /// This less an earlier figure.
    ///
    /// # Errors
    /// Why the two may not be compared.
    pub fn change(&self, then: &Self) -> Result<Change, Incomparable> {
        let few = |measured: &Self| measured.responses < LEAST_ANSWERS;
        if few(self) || few(then) {
            return Err(Incomparable::TooFew);
        }
        if let (Some(now), Some(then)) = (&self.answers, &then.answers) {
            if now.version != then.version {
                return Err(Incomparable::Instrument);
            }
            if channels_moved(&then.channels, &now.channels) {
                return Err(Incomparable::Channels);
            }
        }
        let pair = |of: &Self| Some((of.on_scale()?, of.by_worth().or(of.interval)?));
        match (pair(then), pair(self)) {
            (Some(then), Some(now)) => Ok(difference(then, now)),
            _ => Err(Incomparable::TooFew),
        }
    }

    /// The interval of an index by how alike the answers of one person are.
    fn by_worth(&self) -> Option<Interval> {
        let effective = self.answers.as_ref()?.effective?;
        wilson_on(self.on_scale()?, effective, LEVEL)
    }
}
