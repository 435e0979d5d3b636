//! Work on many remarks at once, and undoing it.

use axum::extract::{Query, State};
use axum::http::Uri;
use axum::response::{Redirect, Response};

use super::{lang_of, list};
use crate::app::App;
use crate::base::text::{self, clean};
use crate::base::{Lang, format};
use crate::domain::remark::State as Stand;
use crate::pages::remark::asked;
use crate::pages::remark::words::Words;
use crate::pages::shared::places::Places;
use crate::store::{HandTo, RemarkFilter, RemarkWork, Undone, WhichRemarks, Worked};
use crate::web::auth::permission::{HandleRemarks, May};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, first, given};
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// Most remarks that are named by one form: more than a page has.
const MOST_NAMED: usize = 100;

/// The longest note, in characters.
const LONGEST: usize = 1000;

/// Where a sign-in in the middle of an act leads back to: the list.
pub(crate) async fn back() -> Redirect {
    Redirect::to(&paths::remarks())
}

/// Which remarks a form is about.
enum Chosen {
    Named(Vec<String>),
    Fitting(RemarkFilter),
}

/// Marks remarks as read, hands them on, or sets them aside as spam.
pub(crate) async fn work(
    State(app): State<App>,
    _: SameOrigin,
    who: May<HandleRemarks>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let lang = lang_of(&fields);
    let words = Words::of(lang);
    let note = clean(given(&fields, "note").unwrap_or_default());
    let hand_to = HandTo { unit: given(&fields, "assigned"), officer: given(&fields, "officer") };
    let (work, state) = match first(&fields, "act") {
        "" | "read" => (RemarkWork::Read, Stand::Read),
        "spam" => (RemarkWork::Spam, Stand::Spam),
        "hand-on" => {
            let is_known = super::one::is_known(&app, hand_to).await?;
            if note.is_empty() || text::length(&note) > LONGEST || !is_known {
                return Ok(answer(&app, (&fields, lang), &Notice::new(words.needs_note)));
            }
            (RemarkWork::HandOn(hand_to, &note), Stand::Action)
        }
        _ => return Err(Failure::NotFound),
    };
    let chosen = chosen(&app, &who, &fields).await?;
    let which = match &chosen {
        Chosen::Named(ids) if ids.is_empty() => {
            return Ok(answer(&app, (&fields, lang), &Notice::new(words.none_ticked)));
        }
        Chosen::Named(ids) => WhichRemarks::These(ids),
        Chosen::Fitting(filter) => WhichRemarks::Fitting(filter),
    };
    let act = app.random.uuid();
    let worked = app.store.work_through_remarks(which, work, (&act, &who.by(&app))).await?;
    Ok(answer(&app, (&fields, lang), &told(worked, state, &act, (&fields, lang))))
}

fn told(
    worked: Worked,
    state: Stand,
    act: &str,
    (fields, lang): (&[(String, String)], Lang),
) -> Notice {
    let words = Words::of(lang);
    let count = format::count(worked.changed, lang);
    if worked.changed == 0 {
        return Notice::new(words.nothing_changed);
    }
    let mut text = match state {
        Stand::Spam => words.made_spam(&count),
        Stand::Action => words.made_action(&count),
        _ => words.made_read(&count),
    };
    if worked.left {
        text = format!("{text} {}", words.more_left);
    }
    let undo = [
        ("act", act.to_owned()),
        ("query", first(fields, "query").to_owned()),
        ("lang", lang.code().to_owned()),
    ];
    Notice::new(text).undo(paths::remarks_undone(), words.undo, undo)
}

/// What the form names, each within the account's units, or the filter of its list.
async fn chosen(app: &App, who: &May<HandleRemarks>, fields: &Fields) -> Result<Chosen, Failure> {
    let named: Vec<&str> = match first(fields, "scope") {
        "all" => {
            let query = first(fields, "query");
            let address: Option<Uri> = format!("/?{query}").parse().ok();
            let query = address.and_then(|uri| Query::<Fields>::try_from_uri(&uri).ok());
            let Query(query) = query.ok_or(Failure::NotFound)?;
            let asked =
                asked::read(&query, &app.topics, app.today()).map_err(|_| Failure::NotFound)?;
            let places = Places::read(&app.store, app.today()).await?;
            let filter = list::filter(app, &asked, who.scope(), &places).await?;
            return Ok(Chosen::Fitting(filter));
        }
        "page" => first(fields, "shown").split_whitespace().collect(),
        _ => fields.iter().filter(|(name, _)| name == "remark").map(|(_, id)| &**id).collect(),
    };
    let mut ids = Vec::new();
    for id in named.into_iter().take(MOST_NAMED) {
        let remark = app.store.remark(id, Lang::Vi).await?.ok_or(Failure::NotFound)?;
        match &remark.unit {
            Some(unit) => who.scope().must_hold(unit)?,
            None => who.scope().must_be_whole()?,
        }
        ids.push(remark.id);
    }
    Ok(Chosen::Named(ids))
}

/// Undoes what this account did to many remarks.
pub(crate) async fn undo(
    State(app): State<App>,
    _: SameOrigin,
    who: May<HandleRemarks>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let lang = lang_of(&fields);
    let words = Words::of(lang);
    let notice = match app.store.undo_remark_act(first(&fields, "act"), &who.by(&app)).await? {
        Undone::Made(count) => words.undone(&format::count(count, lang)),
        Undone::NoAct => words.not_undone.to_owned(),
    };
    Ok(answer(&app, (&fields, lang), &Notice::new(notice)))
}

/// Back to the same list; nothing but its own query is taken from the form.
fn answer(app: &App, (fields, lang): (&[(String, String)], Lang), notice: &Notice) -> Response {
    let query: String = first(fields, "query").chars().filter(char::is_ascii_graphic).collect();
    let path =
        if query.is_empty() { paths::remarks() } else { format!("{}?{query}", paths::remarks()) };
    done(&app.config, (&path, lang), notice)
}
