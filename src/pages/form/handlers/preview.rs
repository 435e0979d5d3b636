//! A draft as the form that citizens will see, for the frame beside its editor.

use axum::extract::{Path, State};
use axum::response::Response;

use crate::app::App;
use crate::base::{Lang, Text};
use crate::domain::survey::edit::{PartKind, apply, edit_of};
use crate::domain::survey::file::{File, open};
use crate::domain::survey::{Instrument, Tier};
use crate::domain::unit::{NamedTouchpoint, Touchpoint};
use crate::pages::form::pages;
use crate::pages::form::sheet::Sheet;
use crate::web::auth::permission::{MayEverywhere, ReadSurveys};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{given, value};
use crate::web::headers;
use crate::web::lang::PageLang;
use crate::web::paths;
use crate::web::posted::Posted;

/// The draft as it is saved.
pub(crate) async fn show(
    State(app): State<App>,
    _: MayEverywhere<ReadSurveys>,
    PageLang(lang): PageLang,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let draft = draft(&app, &id).await?;
    sheet(&app, (&id, &draft), lang).await
}

/// The draft with one part as it is being typed; nothing is kept.
pub(crate) async fn typed(
    State(app): State<App>,
    _: (SameOrigin, MayEverywhere<ReadSurveys>),
    PageLang(lang): PageLang,
    Path(id): Path<String>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let draft = draft(&app, &id).await?;
    let kind: PartKind = value(&fields, "kind").parse().map_err(|_| Failure::NotFound)?;
    let edit = edit_of(&draft, (kind, given(&fields, "part")), &fields);
    let typed = edit.ok().and_then(|edit| apply(&draft, edit, None).ok());
    sheet(&app, (&id, typed.as_ref().unwrap_or(&draft)), lang).await
}

async fn draft(app: &App, id: &str) -> Result<Instrument, Failure> {
    let kept = app.store.survey_draft(id).await?.ok_or(Failure::NotFound)?;
    let (draft, _) = open(File { name: &kept.file_name(), text: &kept.file });
    draft.ok_or_else(|| Failure::Inside(format!("the draft {id} cannot be read")))
}

async fn sheet(
    app: &App,
    (id, draft): (&str, &Instrument),
    lang: Lang,
) -> Result<Response, Failure> {
    let offices = app.store.offices().await?;
    let office = offices.into_iter().next();
    let touchpoint = Touchpoint {
        code: String::new(),
        office: String::new(),
        unit: String::new(),
        name: Text::new("Xem trước", "Preview"),
        instrument: draft.id.clone(),
        tier: Tier::Open,
        procedures: Vec::new(),
        closed: None,
    };
    let office = office.map(|office| office.name).unwrap_or_default();
    let touchpoint =
        NamedTouchpoint { touchpoint, office, procedures: Vec::new(), waves: Vec::new() };
    let sheet = Sheet {
        touchpoint: &touchpoint,
        instrument: draft,
        lang,
        address: paths::survey_preview(id),
        key: String::new(),
        slip: String::new(),
        scan: "",
        procedure: String::new(),
        assisted: false,
        fields: &[],
        problems: &[],
        trouble: None,
        is_preview: true,
    };
    Ok(headers::framed(pages::form(&sheet)))
}
