//! Checks passwords and second factors, and slows down guessing.

use chrono::TimeDelta;

use super::factor;
use crate::app::App;
use crate::base::limiter::Permit;
use crate::pages::staff::password;
use crate::pages::staff::throttle::{Admission, Rejected, Throttle, Tried, Who};
use crate::store::{By, Staff};
use crate::web::errors::failure::Failure;

/// Counts a try and runs `check`, unless the name has to wait. `check` gives `None` for wrong credentials.
pub(super) async fn attempt<T>(
    app: &App,
    throttle: &Throttle,
    tried: Tried<'_>,
    check: impl Future<Output = Result<Option<T>, Failure>>,
) -> Result<Result<T, Rejected>, Failure> {
    let wait = match throttle.admit(&app.store, tried, app.clock.now()).await? {
        Admission::Allowed(wait) => wait,
        Admission::Wait(left) => return Ok(Err(Rejected::Wait(left.num_seconds() + 1))),
    };
    let checked = check.await.inspect_err(|_| throttle.take_back(tried, app.clock.now()));
    if let Some(found) = checked? {
        throttle.forget(&app.store, tried).await?;
        return Ok(Ok(found));
    }
    record_failure(app, tried, wait).await?;
    Ok(Err(Rejected::Wrong))
}

/// Records that a name has to wait after a failed try. Names without an account are not written to the audit
/// log, since people type passwords there, but take as long.
async fn record_failure(app: &App, tried: Tried<'_>, wait: TimeDelta) -> Result<(), Failure> {
    if wait.is_zero() {
        return Ok(());
    }
    let now = app.clock.now();
    if !tried.has_account {
        return Ok(app.store.note_stranger(now).await?);
    }
    let seconds = wait.num_seconds().to_string();
    let entry = By::system(now).did("staff.held-up", "staff", tried.name);
    Ok(app.store.record(&entry.to(seconds)).await?)
}

/// The account, if the password is its own, and the code where a second factor is set up. An unknown or
/// disabled name takes as long as a wrong password.
pub(super) async fn verify_credentials(
    app: &App,
    staff: Option<Staff>,
    password: &str,
    code: &str,
    permit: Permit,
) -> Result<Option<Staff>, Failure> {
    let staff = staff.filter(|staff| !staff.disabled);
    let kept = staff.as_ref().map_or(password::NOBODYS, |staff| &staff.password_hash);
    let matches = compared(permit, password, kept).await?;
    let Some(staff) = staff.filter(|_| matches) else {
        return Ok(None);
    };
    // After the password, so that recovery codes are used up only by those who know it.
    let passes = factor::passes(app, &staff.name, code).await?;
    Ok(passes.then_some(staff))
}

/// Whether `typed` is the signed-in account's own password, so that an open screen is not enough; guesses
/// count as failed sign-ins.
pub(super) async fn verify_own_password(
    app: &App,
    throttle: &Throttle,
    staff: &Staff,
    typed: &str,
) -> Result<Result<(), Rejected>, Failure> {
    let permit = hashing_permit(app).await?;
    let tried = Tried { name: &staff.name, has_account: true, who: Who::SignedIn };
    let check = async { Ok(compared(permit, typed, &staff.password_hash).await?.then_some(())) };
    attempt(app, throttle, tried, check).await
}

/// A permit to hash a password. It is taken before the attempt is counted, so that a refused caller has
/// not used up an attempt.
pub(super) async fn hashing_permit(app: &App) -> Result<Permit, Failure> {
    app.hashing.take().await.ok_or(Failure::Busy)
}

/// Whether `typed` is the password of a kept hash; compared on a blocking thread.
async fn compared(permit: Permit, typed: &str, kept: &str) -> Result<bool, Failure> {
    let (typed, kept) = (typed.to_owned(), kept.to_owned());
    let compared = permit.run(move || password::matches(&typed, &kept)).await;
    compared.ok_or(Failure::Busy)
}

/// The hash of a new password, made on a blocking thread.
pub(super) async fn hashed(app: &App, password: &str) -> Result<String, Failure> {
    let (password, random) = (password.to_owned(), app.random.clone());
    let permit = hashing_permit(app).await?;
    let hash = permit.run(move || password::hash(&password, &random)).await;
    let hash = hash.ok_or(Failure::Busy)?;
    hash.map_err(|error| Failure::Inside(error.to_string()))
}
