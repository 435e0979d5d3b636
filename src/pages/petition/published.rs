//! What everyone may read of petitions, gathered from the store.

use chrono::NaiveDate;

use super::filter::Asked;
use super::view::{PUBLIC_PAGE, entries, rates};
use crate::app::App;
use crate::domain::petition::Rates;
use crate::store::{self, PetitionFilter, PublicPetitions};

/// A page of what is published and has the words, and the rates of all petitions of the days.
pub(super) async fn published(
    app: &App,
    asked: &Asked,
    today: NaiveDate,
) -> store::Result<(PublicPetitions, Rates)> {
    let skip = PUBLIC_PAGE * (asked.page - 1);
    let found = app.store.public_petitions(&asked.words, skip, PUBLIC_PAGE).await?;
    let in_period = PetitionFilter {
        from: asked.filter.from,
        to: asked.filter.to,
        ..PetitionFilter::default()
    };
    let all = app.store.petitions(&in_period).await?;
    Ok((found, rates(&entries(all, &app.petitions, today), today)))
}
