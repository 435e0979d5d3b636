//! Further into one instrument: factors, items, places, drivers.

use maud::Markup;

use super::OfInstrument;
use crate::domain::measure::Figure;
use crate::pages::dashboard::axis::Axis;
use crate::pages::dashboard::importance::importance;
use crate::pages::dashboard::pages;
use crate::pages::dashboard::view::Finer;
use crate::pages::shared::figures::computed;
use crate::web::errors::failure::Failure;

/// One factor.
pub(crate) async fn factor(of: OfInstrument) -> Result<Markup, Failure> {
    let (asked, figures) = of.figures(Figure::Factor(&of.code)).await?;
    let mut factors = figures.instrument.factors.iter();
    let factor = factors.find(|each| each.code == of.code);
    let factor = factor.ok_or(Failure::NotFound)?;
    Ok(computed(|| pages::factor(&asked, &figures, factor)))
}

/// One item.
pub(crate) async fn item(of: OfInstrument) -> Result<Markup, Failure> {
    let (asked, figures) = of.figures(Figure::Item(&of.code)).await?;
    let item = figures.instrument.item(&of.code).ok_or(Failure::NotFound)?;
    Ok(computed(|| pages::item(&asked, &figures, item)))
}

/// Units, or touchpoints, in a funnel.
pub(crate) async fn funnel(of: OfInstrument) -> Result<Markup, Failure> {
    let (asked, figures) = of.figures(Figure::Index).await?;
    let axis = match Axis::of_code(asked.field("by")) {
        Some(Axis::Unit) => Axis::Unit,
        _ => Axis::Touchpoint,
    };
    Ok(computed(|| pages::funnel(&asked, &figures, axis)))
}

/// What to mend first.
pub(crate) async fn mend(of: OfInstrument) -> Result<Markup, Failure> {
    let (asked, figures) = of.figures(Figure::Index).await?;
    Ok(computed(|| pages::mend(&asked, &figures)))
}

/// Which criteria go together with overall satisfaction.
pub(crate) async fn drivers(of: OfInstrument) -> Result<Markup, Failure> {
    let (asked, figures) = of.figures(Figure::Index).await?;
    let found = match figures.finer {
        Finer::Untold(_) => None,
        Finer::Full | Finer::Closed => importance(&figures).await?,
    };
    Ok(pages::drivers(&asked, &figures, found.as_ref()))
}
