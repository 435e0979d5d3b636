//! The description of the API for programs, made from the code that answers it.

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use utoipa::OpenApi;
use utoipa::openapi::{OpenApi as Described, Server};

use crate::app::App;
use crate::pages::{dossier, export, form, petition, plan, public};
use crate::web::documented::Shared;
use crate::web::errors::problem::Problem;

/// The operations; a test holds them against the routes.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Hài Lòng",
        description = "Satisfaction surveys of a public office. Shares and intervals are 0…1; an index is on its \
            own scale; a missing measure is null. Figures are an office's internal survey, never the official \
            SIPAS, PAR Index or PAPI.",
    ),
    paths(
        form::api::instruments::list,
        form::api::instruments::one,
        form::api::places::touchpoints,
        form::api::responses::take,
        public::api::scorecard,
        public::api::tallies,
        export::handlers::api,
        petition::api::list,
        plan::api::tasks,
        dossier::api::list,
    ),
    components(schemas(Problem)),
    tags(
        (name = "surveys", description = "What is asked, where, and taking answers"),
        (name = "figures", description = "What was answered"),
        (name = "registers", description = "Petitions, tasks of the plan, dossiers"),
    ),
    modifiers(&Shared),
)]
struct Api;

/// The address of the description.
pub fn router() -> Router<App> {
    Router::new().route("/api/v1/openapi.json", get(openapi))
}

/// The description, without an address of its server.
pub fn described() -> Described {
    Api::openapi()
}

/// The description, for this server.
async fn openapi(State(app): State<App>) -> Json<Described> {
    let mut described = described();
    described.servers = Some(vec![Server::new(app.config.public_url.clone())]);
    Json(described)
}
