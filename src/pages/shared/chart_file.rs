//! Charts as files: the address of a page with `chart=ID.svg` or `chart=ID.png` gives that chart of it alone.

use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::task::spawn_blocking;

use super::raster;
use crate::web::context;
use crate::web::errors::failure::Failure;

/// The layer around all pages: where a chart is asked for, its drawing takes the place of the page that holds it.
pub async fn layer(request: Request, next: Next) -> Response {
    let Some((id, ending)) = context::chart_file(request.uri()) else {
        return next.run(request).await;
    };
    let page = next.run(request).await;
    if page.status() != StatusCode::OK {
        return page;
    }
    match context::drawing() {
        Some(svg) => file(svg, &id, &ending).await.unwrap_or_else(IntoResponse::into_response),
        None => Failure::NotFound.into_response(),
    }
}

async fn file(svg: String, id: &str, ending: &str) -> Result<Response, Failure> {
    let (kind, content) = match ending {
        "svg" => ("image/svg+xml", svg.into_bytes()),
        "png" => {
            let drawn = spawn_blocking(move || raster::png(&svg)).await;
            let drawn = drawn.map_err(|error| Failure::Inside(error.to_string()))?;
            ("image/png", drawn.map_err(Failure::Inside)?.0)
        }
        _ => return Err(Failure::NotFound),
    };
    let disposition = format!("attachment; filename=\"{id}.{ending}\"");
    Ok(([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], content)
        .into_response())
}
