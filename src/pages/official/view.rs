//! What the page shows, gathered from the store.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::App;
use crate::base::Text;
use crate::domain::measure::papi::{Group, standings};
use crate::domain::official::{Level, OfficialFigure, OfficialIndex};
use crate::pages::shared::figures;
use crate::stats::Interval;
use crate::store;
use crate::store::OfficialWanted;

/// The request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// All of them when it is `None`.
    pub(super) index: Option<OfficialIndex>,
    /// What concerns the office when it is `None`.
    pub(super) subject: Option<String>,
    /// The whole index when it is `None`.
    pub(super) component: Option<String>,
}

/// Figures of one thing over the years.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Series {
    pub(super) index: OfficialIndex,
    pub(super) level: Level,
    pub(super) subject: String,
    pub(super) component: String,
    /// The earliest year first; never empty.
    pub(super) figures: Vec<OfficialFigure>,
}

/// Our own figure of a year, small cells hidden.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Own {
    /// What the instrument is called.
    pub(super) title: Text,
    /// 0…100; `None` when hidden.
    pub(super) value: Option<f64>,
    /// 0…1.
    pub(super) interval: Option<Interval>,
    /// 0 when hidden.
    pub(super) responses: u64,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    pub(super) series: Vec<Series>,
    pub(super) own: BTreeMap<(OfficialIndex, i32), Vec<Own>>,
    /// Groups of provinces in PAPI, by year and province.
    pub(super) groups: BTreeMap<(i32, String), Group>,
    /// What can be chosen.
    pub(super) subjects: BTreeSet<String>,
    pub(super) components: BTreeSet<String>,
}

/// Figures, breaks and our own for what is asked.
pub(super) async fn seen(app: &App, wanted: &Wanted) -> store::Result<Seen> {
    let component = wanted.component.as_deref().unwrap_or("");
    let asked = OfficialWanted {
        index: wanted.index,
        component: Some(component),
        ..OfficialWanted::default()
    };
    let all = app.store.official(asked).await?;
    let offices = app.store.offices().await?;
    let is_shown = |figure: &OfficialFigure| match &wanted.subject {
        Some(subject) => *subject == figure.subject,
        None => offices.iter().any(|office| figure.concerns(&office.name.vi)),
    };
    let components = app.store.official_components().await?;
    let of_index = |index: &OfficialIndex| wanted.index.is_none_or(|wanted| wanted == *index);
    let components = components.into_iter().filter(|(index, _)| of_index(index));
    let mut seen = Seen {
        groups: groups(&all),
        subjects: all.iter().map(|each| each.subject.clone()).collect(),
        components: components.map(|(_, component)| component).collect(),
        ..Seen::default()
    };
    seen.series = series(all.into_iter().filter(is_shown));
    if component.is_empty() {
        seen.own = own(app, &seen.series).await?;
    }
    Ok(seen)
}

/// Every figure requested, of all subjects unless one is named: what the file holds.
pub(super) async fn file(app: &App, wanted: &Wanted) -> store::Result<Vec<OfficialFigure>> {
    let asked = OfficialWanted {
        index: wanted.index,
        component: wanted.component.as_deref(),
        ..OfficialWanted::default()
    };
    let mut figures = app.store.official(asked).await?;
    figures.retain(|each| wanted.subject.as_ref().is_none_or(|subject| *subject == each.subject));
    Ok(figures)
}

/// Figures come sorted by what they are about, then by year.
fn series(figures: impl Iterator<Item = OfficialFigure>) -> Vec<Series> {
    let mut all: Vec<Series> = Vec::new();
    for figure in figures {
        let fits = |each: &&mut Series| {
            each.index == figure.index
                && each.level == figure.level
                && each.subject == figure.subject
                && each.component == figure.component
        };
        match all.last_mut().filter(fits) {
            Some(last) => last.figures.push(figure),
            None => all.push(Series {
                index: figure.index,
                level: figure.level,
                subject: figure.subject.clone(),
                component: figure.component.clone(),
                figures: vec![figure],
            }),
        }
    }
    all
}

/// The four groups of PAPI, where a year has most provinces.
fn groups(figures: &[OfficialFigure]) -> BTreeMap<(i32, String), Group> {
    /// Groups of a few provinces would not be PAPI's.
    const LEAST: usize = 30;
    let mut years: BTreeMap<i32, Vec<&OfficialFigure>> = BTreeMap::new();
    let of_provinces = figures
        .iter()
        .filter(|each| each.index == OfficialIndex::Papi && each.level == Level::Province);
    for figure in of_provinces {
        years.entry(figure.year).or_default().push(figure);
    }
    let mut groups = BTreeMap::new();
    for (year, figures) in years.into_iter().filter(|(_, all)| all.len() >= LEAST) {
        let values: Vec<Option<f64>> = figures.iter().map(|each| Some(each.value)).collect();
        for (figure, standing) in figures.into_iter().zip(standings(&values)) {
            if let Some(group) = standing.group {
                groups.insert((year, figure.subject.clone()), group);
            }
        }
    }
    groups
}

/// Our own figures of the years and indices shown.
async fn own(
    app: &App,
    series: &[Series],
) -> store::Result<BTreeMap<(OfficialIndex, i32), Vec<Own>>> {
    let years =
        series.iter().flat_map(|each| each.figures.iter().map(|figure| (each.index, figure.year)));
    let years: BTreeSet<(OfficialIndex, i32)> = years.collect();
    let mut own: BTreeMap<_, Vec<Own>> = BTreeMap::new();
    for (index, year) in years {
        for instrument in index.instruments() {
            if let Some(figure) = own_of(app, instrument, year).await? {
                own.entry((index, year)).or_default().push(figure);
            }
        }
    }
    Ok(own)
}

async fn own_of(app: &App, instrument: &str, year: i32) -> store::Result<Option<Own>> {
    let found = figures::of_year(app, instrument, year).await?;
    let answered = found.filter(|(_, card)| card.responses > 0);
    Ok(answered.map(|(instrument, card)| Own {
        title: instrument.title.clone(),
        value: card.index.value,
        interval: card.index.interval,
        responses: card.responses,
    }))
}
