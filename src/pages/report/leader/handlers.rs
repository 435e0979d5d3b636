//! The leader's page over HTTP.

use axum::extract::{Path, Query, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, HeaderName, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::TimeDelta;
use maud::Markup;
use sha2::{Digest, Sha256};

use super::made::{self, LeaderFormat};
use super::pages::{self, Shown};
use super::words::Words;
use crate::app::App;
use crate::base::calendar::Period;
use crate::base::code;
use crate::base::text::{clean, length};
use crate::domain::report::LeaderPage;
use crate::pages::shared::figures::computed;
use crate::store::By;
use crate::web::auth::permission::{MayEverywhere, Permission, ReadScores, ShareLeaderPage};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, first};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// Days a link may be good for; the last is the most.
pub(super) const DAYS: [i64; 4] = [7, 30, 90, 365];

/// Characters of a label at most.
const LONGEST: usize = 80;

const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

/// The page of the running year, or of the period asked for.
pub(crate) async fn show(
    State(app): State<App>,
    who: MayEverywhere<ReadScores>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Markup, Failure> {
    let period = period(&app, first(&fields, "period"))?;
    let page = read(&app, period).await?;
    let may_share = ShareLeaderPage::is_given_to(who.staff().role);
    let links = if may_share { app.store.leader_links(app.clock.now()).await? } else { Vec::new() };
    let every = app.store.leader_mail(&who.staff().name).await?;
    Ok(pages::show(&Shown {
        page: &page,
        period,
        links: &links,
        may_share,
        has_mail: app.mailer().is_some(),
        every: every.as_deref().unwrap_or(""),
        lang,
    }))
}

fn period(app: &App, text: &str) -> Result<Period, Failure> {
    if text.is_empty() {
        return Ok(Period::year_of(app.today()));
    }
    text.parse::<Period>().map_err(|_| Failure::NotFound)
}

async fn read(app: &App, period: Period) -> Result<LeaderPage, Failure> {
    let begins = period.days().map(|(first, _)| first);
    if begins.is_none_or(|first| first > app.today()) {
        return Err(Failure::NotFound);
    }
    made::page(app, period).await?.ok_or(Failure::NotFound)
}

/// The page as a file.
pub(crate) async fn file(
    State(app): State<App>,
    who: MayEverywhere<ReadScores>,
    Path(format): Path<String>,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    let format = LeaderFormat::of_code(&format).ok_or(Failure::NotFound)?;
    let period = period(&app, first(&fields, "period"))?;
    let page = read(&app, period).await?;
    let bytes = computed(|| made::file(&page, format));
    let broken = |why: String| crate::store::Error::Corrupt(format!("leader's page: {why}"));
    let bytes = bytes.map_err(broken)?;
    let taken = who.by(&app).did("report.downloaded", "report", period.to_string());
    app.store.record(&taken.to(format!("one-page {}", format.code()))).await?;
    let name = format!("mot-trang-{period}.{}", format.code());
    let headers = [
        (CONTENT_TYPE, format.media_type().to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

/// Where a sign-in in the middle of a form leads back to.
pub(crate) async fn back() -> Redirect {
    Redirect::to(&paths::leader())
}

/// Makes a link; its secret is told once.
pub(crate) async fn add_link(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<ShareLeaderPage>),
    PageLang(lang): PageLang,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let words = Words::of(lang);
    let label = clean(first(&fields, "label").trim());
    let days = first(&fields, "days").parse().ok().filter(|days| DAYS.contains(days));
    let Some(days) = days.filter(|_| !label.is_empty() && length(&label) <= LONGEST) else {
        return Err(Failure::BadRequest(
            "Ghi liên kết dành cho ai (tối đa 80 ký tự) và chọn thời hạn.",
            "Say whom the link is for (80 characters at most) and choose how long it is good for.",
        ));
    };
    let secret = code::base32(&app.random.bytes::<32>());
    let hash = Sha256::digest(secret.as_bytes()).to_vec();
    let until = app.clock.now() + TimeDelta::days(days);
    app.store.add_leader_link(&hash, &label, until, &who.by(&app)).await?;
    let address = format!("{}{}", app.config.public_url, paths::leader_link(&secret));
    let notice = Notice::new(words.added(&address));
    Ok(done(&app.config, (&paths::leader(), lang), &notice))
}

/// Revokes a link.
pub(crate) async fn revoke_link(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<ShareLeaderPage>),
    PageLang(lang): PageLang,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let hash = code::unhex::<32>(first(&fields, "link")).ok_or(Failure::NotFound)?;
    if !app.store.revoke_leader_link(&hash, &who.by(&app)).await? {
        return Err(Failure::NotFound);
    }
    let notice = Notice::new(Words::of(lang).revoked);
    Ok(done(&app.config, (&paths::leader(), lang), &notice))
}

/// Sets how often the page comes by mail.
pub(crate) async fn set_mail(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<ReadScores>),
    PageLang(lang): PageLang,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let every = match first(&fields, "every") {
        every @ ("week" | "month") => Some(every),
        "" => None,
        _ => return Err(Failure::NotFound),
    };
    app.store.set_leader_mail(&who.staff().name, every, &who.by(&app)).await?;
    let words = Words::of(lang);
    let said = if every.is_some() { words.mail_on } else { words.mail_off };
    Ok(done(&app.config, (&paths::leader(), lang), &Notice::new(said)))
}

/// The page by a link with a secret, for those without an account.
pub(crate) async fn open(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Path(secret): Path<String>,
) -> Result<Response, Failure> {
    let hash = Sha256::digest(secret.as_bytes());
    let link = app.store.leader_link(&hash).await?;
    let now = app.clock.now();
    let link = link.filter(|link| link.is_open(now)).ok_or(Failure::LinkGone)?;
    let page = read(&app, Period::year_of(app.today())).await?;
    // The page is read whether or not this can be noted.
    if let Err(error) = app.store.leader_link_opened(&link, &By::system(now)).await {
        tracing::warn!(%error, "that a link was opened could not be noted");
    }
    let headers = [(ROBOTS, "noindex, nofollow"), (CACHE_CONTROL, "no-store")];
    Ok((headers, pages::open(&page, &paths::leader_link(&secret), lang)).into_response())
}
