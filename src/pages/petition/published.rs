//! What everyone may read of petitions, gathered from the store.

use chrono::NaiveDate;

use super::filter::Asked;
use crate::app::App;
use crate::domain::petition::Rates;
use crate::store::{self, Page, PetitionFilter, PublicPetition};

/// At most `most` of what is published and has the words, and the rates of all petitions of the days.
pub(super) async fn published(
    app: &App,
    asked: &Asked,
    today: NaiveDate,
    most: u32,
) -> store::Result<(Page<PublicPetition, u64>, Rates)> {
    let found = app.store.public_petitions(&asked.words, asked.before, most).await?;
    let in_period = PetitionFilter {
        from: asked.filter.from,
        to: asked.filter.to,
        ..PetitionFilter::default()
    };
    Ok((found, app.store.petition_rates(&in_period, asked.as_of(today)).await?))
}
