//! Files of a petition, given out to save and never to show.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Redirect, Response};

use crate::app::App;
use crate::domain::petition::{FileSide, open_file};
use crate::intake::slip_code;
use crate::pages::petition::attached::ending;
use crate::store::SealedPetitionFile;
use crate::web::auth::permission::{HandlePetitions, MayEverywhere};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::paths;

/// A file for those who handle the petition; that the sender's was opened is recorded first.
pub(crate) async fn open(
    State(app): State<App>,
    _: SameOrigin,
    who: MayEverywhere<HandlePetitions>,
    Path((code, id)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let file = app.store.petition_file(&code, &id, Some(&who.by(&app))).await?;
    given(&app, (&code, &id), &file.ok_or(Failure::NotFound)?)
}

/// Where a sign-in before opening a file leads back to.
pub(crate) async fn back(Path((code, _)): Path<(String, String)>) -> Redirect {
    Redirect::to(&paths::registered(&paths::escaped(&code)))
}

/// A file of an answer for its sender, once the answer is given.
pub(crate) async fn answered(
    State(app): State<App>,
    Path((typed, id)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let code = slip_code::normalise(&typed);
    let petition = app.store.petition(&code).await?.ok_or(Failure::NotFound)?;
    let file = app.store.petition_file(&code, &id, None).await?.ok_or(Failure::NotFound)?;
    if file.side != FileSide::Answer || !petition.state.is_answered() {
        return Err(Failure::NotFound);
    }
    given(&app, (&code, &id), &file)
}

fn given(app: &App, of: (&str, &str), file: &SealedPetitionFile) -> Result<Response, Failure> {
    let Some(content) = open_file(&app.petitions.key, &file.sealed, of) else {
        return Err(Failure::BadRequest(
            "Không mở được tệp: khóa trên máy chủ không phải khóa đã dùng. Xin báo quản trị viên.",
            "The file does not open: the key on the server is not the one that was used. Please tell an administrator.",
        ));
    };
    let ending = ending(file.kind);
    let plain = format!("tep.{ending}");
    let name = if file.name.is_empty() { &plain } else { &file.name };
    let name = paths::escaped(name);
    let headers = [
        (CONTENT_TYPE, file.kind.media_type().to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"tep.{ending}\"; filename*=UTF-8''{name}"),
        ),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    Ok((headers, content).into_response())
}
