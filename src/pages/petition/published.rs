//! What everyone may read of petitions, gathered from the store.

use chrono::NaiveDate;

use super::filter::Asked;
use super::view::PUBLIC_PAGE;
use crate::app::App;
use crate::domain::petition::Rates;
use crate::store::{self, Page, PetitionFilter, PublicPetition};

/// A page of what is published and has the words, and the rates of all petitions of the days.
pub(super) async fn published(
    app: &App,
    asked: &Asked,
    today: NaiveDate,
) -> store::Result<(Page<PublicPetition, u64>, Rates)> {
    let found = app.store.public_petitions(&asked.words, asked.before, PUBLIC_PAGE).await?;
    let in_period = PetitionFilter {
        from: asked.filter.from,
        to: asked.filter.to,
        ..PetitionFilter::default()
    };
    Ok((found, app.store.petition_rates(&in_period, asked.as_of(today)).await?))
}
