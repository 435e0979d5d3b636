//! The register, for staff, and the form for what came in on paper.

use axum::extract::{Query, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::{HandedIn, hand_in, read, sent_back, sheet};
use crate::app::App;
use crate::base::calendar::office_day;
use crate::pages::petition::anonymous::anonymous_all;
use crate::pages::petition::draft::Draft;
use crate::pages::petition::filter::Asked;
use crate::pages::petition::pages::{Found, Register, Sheet};
use crate::pages::petition::view::{OFFICE_PAGE, entries};
use crate::pages::petition::words::DoneWords;
use crate::pages::petition::{file, filter, pages};
use crate::pages::shared::period::{self, PagePeriod};
use crate::store::{self, PetitionFilter};
use crate::web::auth::permission::{HandlePetitions, MayEverywhere, Permission, ReadPetitions};
use crate::web::csrf::origin::SameOrigin;
use crate::web::download::{Download, Format, RUN, Run, by_key};
use crate::web::errors::failure::Failure;
use crate::web::fields::Fields;
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::upload::Uploading;

/// Answers that wait for approval, named on the register's page at most.
const PROPOSED: u32 = 10;

/// The register; of a query that cannot be read what is wrong with it, and no petition.
pub(crate) async fn list(
    State(app): State<App>,
    who: MayEverywhere<ReadPetitions>,
    PageLang(lang): PageLang,
    Query(mut query): Query<Fields>,
) -> Result<Response, Failure> {
    let today = app.today();
    period::settle_list(&mut query, today, &WAITING);
    let (asked, faults) = match filter::read(&query, today) {
        Ok(asked) => (asked, Vec::new()),
        Err(faults) => (Asked::default(), faults),
    };
    let units = app.store.units().await?;
    if !asked.unknown(&units).is_empty() {
        return Err(Failure::NotFound);
    }
    let may_act = HandlePetitions::is_given_to(who.staff().role);
    let found =
        if faults.is_empty() { found(&app, &asked, may_act).await? } else { Found::default() };
    let page = pages::register(&Register {
        may_act,
        waiting: app.store.petitions_apart_count().await?,
        proposed: &if may_act { app.store.waiting_answers(PROPOSED).await? } else { Vec::new() },
        found: &found,
        units: &units,
        ended: &app.store.organisation(None).await?.ended(today),
        asked: &asked,
        faults: &faults,
        period: PagePeriod::of(&query, &asked.days(), today),
        fields: &query,
        lang,
    });
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, page).into_response())
}

/// Fields of the register's query by which one asks for what is still to be done.
const WAITING: [&str; 2] = ["urgency", "state"];

/// What fits, with its rates; what presses does so whenever it was received.
async fn found(app: &App, asked: &Asked, may_act: bool) -> Result<Found, Failure> {
    let today = app.today();
    let fitting = asked.fitting(today, !may_act);
    let mut page = app.store.petitions(&fitting, asked.before, OFFICE_PAGE).await?;
    if !may_act {
        page.rows = anonymous_all(app, page.rows).await?;
    }
    let of_all_days = PetitionFilter { from: None, to: None, ..asked.filter.clone() };
    Ok(Found {
        entries: entries(page.rows, &app.rules(), today),
        next: page.next,
        rates: app.store.petition_rates(&asked.filter, asked.as_of(today)).await?,
        pressing: app.store.pressing_counts(&of_all_days, today).await?,
    })
}

/// As a file of CSV or XLSX; the download is recorded.
pub(crate) async fn download(
    State(app): State<App>,
    who: MayEverywhere<ReadPetitions>,
    PageLang(lang): PageLang,
    uri: Uri,
    Query(query): Query<Fields>,
) -> Result<Response, Failure> {
    let asked = filter::read(&query, app.today()).map_err(|_| {
        Failure::BadRequest(
            "Không đọc được điều kiện lọc. Xin lọc lại trên trang sổ theo dõi rồi tải.",
            "The filter cannot be read. Please filter on the register's page and download again.",
        )
    })?;
    if !asked.unknown(&app.store.units().await?).is_empty() {
        return Err(Failure::NotFound);
    }
    let by = who.by(&app);
    let taken = by.did("petition.exported", "petition", "register");
    app.store.record(&taken).await?;
    let today = office_day(app.clock.now());
    let filter = asked.fitting(today, true);
    let runs = {
        let app = app.clone();
        by_key(move |below| rows(app.clone(), filter.clone(), below, today))
    };
    Download::named("petitions", file::table(lang), Format::of_path(uri.path())?)
        .respond(&app, runs)
        .await
}

/// A run of the file's rows.
async fn rows(
    app: App,
    filter: PetitionFilter,
    below: Option<u64>,
    today: NaiveDate,
) -> store::Result<Run<u64>> {
    let found = app.store.petitions(&filter, below, RUN).await?;
    let nameless = anonymous_all(&app, found.rows).await?;
    let entries = entries(nameless, &app.rules(), today);
    Ok(Run { rows: entries.iter().map(file::cells).collect(), next: found.next })
}

/// Shows the form for one that came in on paper, by telephone or in person.
pub(crate) async fn form(
    State(app): State<App>,
    who: MayEverywhere<HandlePetitions>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    let draft = Draft::default();
    Ok(pages::form(&sheet(&app, &draft, Some(&who.staff().name), lang)).into_response())
}

/// Writes one down for a citizen.
pub(crate) async fn take(
    State(app): State<App>,
    _: SameOrigin,
    who: MayEverywhere<HandlePetitions>,
    sent: Uploading,
) -> Result<Response, Failure> {
    let (draft, files, chosen) = read(&app, sent).await?;
    if let Some(lang) = draft.switch {
        let sheet = Sheet { chosen: &chosen, ..sheet(&app, &draft, Some(&who.staff().name), lang) };
        return Ok(pages::form(&sheet).into_response());
    }
    let lang = draft.lang.unwrap_or_default();
    let by = who.by(&app);
    match hand_in(&app, (&draft, files), &by).await? {
        HandedIn::Kept(code) => {
            let notice = Notice::new(DoneWords::of(lang).written);
            Ok(done(&app.config, (&paths::registered(&code), lang), &notice))
        }
        HandedIn::Back(refused) => {
            let sheet =
                Sheet { chosen: &chosen, ..sheet(&app, &draft, Some(&who.staff().name), lang) };
            Ok(sent_back(sheet, refused))
        }
    }
}
