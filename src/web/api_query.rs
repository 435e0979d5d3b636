//! Query parameters that an address of the API does not have are refused: passed over, a mistyped `untl=` would give the
//! figures of all time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::extract::{MatchedPath, Query, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use utoipa::openapi::OpenApi;

use crate::web::errors::problem::{FieldError, Problem};
use crate::web::fields::Fields;

/// What each address that is read takes, by its template.
#[derive(Clone, Debug)]
pub struct ApiQuery(Arc<BTreeMap<String, BTreeSet<String>>>);

impl ApiQuery {
    /// By the description of the API.
    pub fn of(described: &OpenApi) -> Self {
        let described = serde_json::to_value(described).unwrap_or_default();
        let paths = described["paths"].as_object().into_iter().flatten();
        let taken = paths.filter(|(_, item)| item["get"].is_object()).map(|(path, item)| {
            let parameters = item["get"]["parameters"].as_array().into_iter().flatten();
            let query = parameters.filter(|each| each["in"] == "query");
            let names = query.filter_map(|each| each["name"].as_str());
            (path.clone(), names.map(str::to_owned).collect())
        });
        Self(Arc::new(taken.collect()))
    }
}

/// What an address refuses itself, with 422 and its own reason: a file of single responses is narrowed by days alone.
const REFUSED_BY_ADDRESS: (&str, [&str; 4]) =
    ("/api/v1/responses/{file}", ["unit", "touchpoint", "procedure", "tier"]);

/// The layer around the API.
pub async fn layer(
    State(ApiQuery(taken)): State<ApiQuery>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let known = path.filter(|_| request.method() == Method::GET).and_then(|path| taken.get(path));
    let Some(known) = known else { return next.run(request).await };
    let (address, refused) = REFUSED_BY_ADDRESS;
    let is_told_there = |name: &str| path == Some(address) && refused.contains(&name);
    // What cannot be read at all is told by the address itself.
    let Ok(Query(fields)) = Query::<Fields>::try_from_uri(request.uri()) else {
        return next.run(request).await;
    };
    // Every page and file may be asked for in a language.
    let unknown: BTreeSet<&str> = fields
        .iter()
        .map(|(name, _)| name.as_str())
        .filter(|&name| name != "lang" && !known.contains(name) && !is_told_there(name))
        .collect();
    if unknown.is_empty() {
        return next.run(request).await;
    }
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let detail = match known.as_slice() {
        [] => "this address takes no parameter".to_owned(),
        names => format!("this address takes {}", names.join(", ")),
    };
    let faults = unknown.into_iter().map(|name| FieldError::new(name, &detail));
    Problem::unreadable_filter().errors(faults.collect()).into_response()
}
