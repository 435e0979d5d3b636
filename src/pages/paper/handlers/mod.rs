//! Paper over HTTP.

pub(super) mod blank;
pub(super) mod bundle;
pub(super) mod differences;
pub(super) mod import;
pub(super) mod key;
pub(super) mod list;

use crate::app::App;
use crate::domain::survey::Instrument;
use crate::store::BundleEntry;
use crate::web::auth::permission::{EnterAnswers, May};
use crate::web::errors::failure::Failure;

/// A bundle of a unit that the account may see, with its instrument: of its own unit, or the one that its touchpoint
/// has passed to since.
async fn found<'a>(
    app: &'a App,
    who: &May<EnterAnswers>,
    code: &str,
) -> Result<(BundleEntry, &'a Instrument), Failure> {
    let entry = app.store.bundle(code).await?.ok_or(Failure::NotFound)?;
    if who.scope().must_hold(&entry.bundle.unit).is_err() {
        let touchpoint = app.store.touchpoint(&entry.bundle.touchpoint).await?;
        who.scope().must_hold(&touchpoint.ok_or(Failure::NotFound)?.unit)?;
    }
    let (id, version) = (&entry.bundle.instrument, &entry.bundle.version);
    let instrument = app.instruments.version(id, version);
    let instrument = instrument
        .ok_or_else(|| Failure::Inside(format!("`{id}`, version {version}, is not at hand")))?;
    Ok((entry, instrument))
}
