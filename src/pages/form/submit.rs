//! What the form and the API share: from a touchpoint's code to what is asked there today, and
//! from checked answers to the intake.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::{Builder, Uuid};

use crate::app::App;
use crate::base::calendar::office_day;
use crate::base::random::Random;
use crate::domain::survey::Instrument;
use crate::domain::unit::NamedTouchpoint;
use crate::intake::slip_code;
use crate::intake::{Filled, Refused};
use crate::pages::shared::trial::test_scan;
use crate::store;
use crate::store::Acceptance;

/// A touchpoint and what is asked there today.
#[derive(Clone, Debug)]
pub(super) struct Place<'a> {
    pub(super) touchpoint: Arc<NamedTouchpoint>,
    /// `None` when its instrument takes no answers today.
    pub(super) instrument: Option<&'a Instrument>,
}

/// The place with this code; `None` when there is none.
pub(super) async fn place<'a>(app: &'a App, code: &str) -> store::Result<Option<Place<'a>>> {
    let now = app.clock.now();
    let today = office_day(now);
    // No code has O, I or L, which are typed for 0 and 1.
    let code = slip_code::normalise(code);
    if !code.chars().all(|letter| letter.is_ascii_alphanumeric()) {
        return Ok(None);
    }
    let touchpoint = app.store.recent_touchpoint(&code, now).await?;
    Ok(touchpoint.map(|touchpoint| {
        // Forms that were opened before it closed are taken until the end of that day.
        let is_closed = today.pred_opt().is_some_and(|before| touchpoint.is_closed(before));
        let asked = app.instruments.on(&touchpoint.instrument, today);
        Place { instrument: asked.filter(|_| !is_closed), touchpoint }
    }))
}

/// A response key that carries the instant its page was made (UUID version 7, RFC 9562 §5.7).
pub(super) fn new_key(now: DateTime<Utc>, random: &Random) -> Uuid {
    let milliseconds = u64::try_from(now.timestamp_millis()).unwrap_or_default();
    Builder::from_unix_timestamp_millis(milliseconds, &random.bytes()).into_uuid()
}

/// Hands a checked form to the intake.
pub(super) async fn hand_in(
    app: &App,
    filled: Filled<'_>,
    scan: &str,
) -> Result<Acceptance, Refused> {
    let now = app.clock.now();
    if is_trial(app, &filled.touchpoint.code, scan) {
        let kept = app.store.keep_trial(&filled.seal(now)).await;
        return kept.map_err(|error| Refused::Store(Arc::new(error)));
    }
    // What is over the limit is kept like the rest, and thanked like the rest.
    let (touchpoint, has_slip) = (&filled.touchpoint.code, filled.slip.is_some());
    let apart = !app.flood.admits_answer(touchpoint, has_slip, now);
    let mut response = filled.seal(now);
    response.series.apart = apart;
    app.intake.accept(response).await
}

/// Whether an answer is a trial: before the start in earnest, or from a test scan of this touchpoint.
pub(super) fn is_trial(app: &App, touchpoint: &str, scan: &str) -> bool {
    app.store.settings().is_trial() || is_test_scan(app, touchpoint, scan)
}

/// Whether this is the code of a test scan of this touchpoint, made today or yesterday.
pub(super) fn is_test_scan(app: &App, touchpoint: &str, scan: &str) -> bool {
    let today = app.today();
    let days = [Some(today), today.pred_opt()];
    let is_of = |day| app.petitions.key.proof(&test_scan(touchpoint, day)) == scan;
    !scan.is_empty() && days.into_iter().flatten().any(is_of)
}
