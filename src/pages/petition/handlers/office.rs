//! The register, for staff, and the form for what came in on paper.

use axum::extract::{Query, State};
use axum::http::Uri;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::{HandedIn, hand_in, read, sent_back, sheet};
use crate::app::App;
use crate::base::calendar::{Period, office_day};
use crate::pages::petition::anonymous::anonymous_all;
use crate::pages::petition::draft::Draft;
use crate::pages::petition::filter::Asked;
use crate::pages::petition::pages::{Register, Sheet};
use crate::pages::petition::view::{OFFICE_PAGE, entries};
use crate::pages::petition::words::DoneWords;
use crate::pages::petition::{file, filter, pages};
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

/// The register.
pub(crate) async fn list(
    State(app): State<App>,
    who: MayEverywhere<ReadPetitions>,
    PageLang(lang): PageLang,
    Query(query): Query<Fields>,
) -> Result<Response, Failure> {
    let (asked, faults) = match filter::read(&query, app.today()) {
        Ok(asked) => (asked, Vec::new()),
        Err(faults) => (Asked::default(), faults),
    };
    let units = app.store.units().await?;
    if !asked.unknown(&units).is_empty() {
        return Err(Failure::NotFound);
    }
    let today = office_day(app.clock.now());
    let may_act = HandlePetitions::is_given_to(who.staff().role);
    let found = asked.fitting(today, !may_act);
    let mut found = app.store.petitions(&found, asked.before, OFFICE_PAGE).await?;
    if !may_act {
        found.rows = anonymous_all(&app, found.rows).await?;
    }
    let told = app.store.petition_rates(&asked.filter, asked.as_of(today)).await?;
    let page = pages::register(&Register {
        may_act,
        waiting: app.store.petitions_apart_count().await?,
        proposed: &if may_act { app.store.waiting_answers(PROPOSED).await? } else { Vec::new() },
        entries: &entries(found.rows, &app.rules(), today),
        next: found.next,
        rates: &told,
        pressing: app.store.pressing_counts(&asked.filter, today).await?,
        units: &units,
        asked: &asked,
        faults: &faults,
        fields: &query,
        periods: Period::all_of(Period::year_of(today).year),
        lang,
    });
    Ok(page.into_response())
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
