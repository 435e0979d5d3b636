//! What the API's description says of queries, of the faults that every operation has, and of tokens.

use axum::http::StatusCode;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ContentBuilder, OpenApi, Ref, ResponseBuilder};
use utoipa::{IntoParams, Modify};

/// Narrowing by days and places.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(
    dead_code,
    reason = "handlers read fields one by one to tell every fault; this describes them"
)]
pub struct Narrowed {
    /// First office day, as 2026-01-31. Without a token: the first day of a quarter of reporting (15/12, 15/3, 15/6, 15/9).
    #[param(
        pattern = "^$|^(19|20|21)[0-9]{2}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)$"
    )]
    from: Option<String>,
    /// Last office day, as 2026-01-31. Without a token: the last day of a quarter of reporting (14/3, 14/6, 14/9, 14/12).
    #[param(
        pattern = "^$|^(19|20|21)[0-9]{2}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)$"
    )]
    to: Option<String>,
    /// A reporting period in place of both days: `2026-Q1`, `2026-H1`, `2026-Q3`, `2026-Y`.
    #[param(pattern = "^$|^20[0-9]{2}-(Q1|H1|Q3|Y)$")]
    period: Option<String>,
    /// Code of a unit; with a token.
    unit: Option<String>,
    /// Code of a touchpoint; with a token.
    touchpoint: Option<String>,
    /// Code of a procedure; with a token whose role may take single responses.
    procedure: Option<String>,
    /// `verified`, `open`, `assisted` or `paper`; with a token.
    #[param(pattern = "^(verified|open|assisted|paper)?$")]
    tier: Option<String>,
    /// Code of a wave, `-` for answers outside of all waves; with a token.
    wave: Option<String>,
}

/// Narrowing by days and waves alone.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(
    dead_code,
    reason = "handlers read fields one by one to tell every fault; this describes them"
)]
pub struct Days {
    /// First office day, as 2026-01-31.
    #[param(
        pattern = "^$|^(19|20|21)[0-9]{2}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)$"
    )]
    from: Option<String>,
    /// Last office day, as 2026-01-31.
    #[param(
        pattern = "^$|^(19|20|21)[0-9]{2}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)$"
    )]
    to: Option<String>,
    /// A reporting period in place of both days: `2026-Q1`, `2026-H1`, `2026-Q3`, `2026-Y`.
    #[param(pattern = "^$|^20[0-9]{2}-(Q1|H1|Q3|Y)$")]
    period: Option<String>,
    /// Code of a wave, `-` for answers outside of all waves.
    wave: Option<String>,
}

/// Names of what an operation is described to need.
pub const TOKEN: &str = "token";

/// Statuses that any operation may answer a fault with, beside those its own description names.
const FAULTS: [(StatusCode, &str); 5] = [
    (StatusCode::BAD_REQUEST, "The request cannot be read; `errors` names every fault."),
    (StatusCode::URI_TOO_LONG, "The address has more than 4096 characters."),
    (
        StatusCode::UNPROCESSABLE_ENTITY,
        "It can be read and not be answered; `errors` names every fault.",
    ),
    (StatusCode::TOO_MANY_REQUESTS, "Too many requests; wait as long as `Retry-After` says."),
    (StatusCode::SERVICE_UNAVAILABLE, "Not now; send the same request again after `Retry-After`."),
];

/// Adds to a description what all operations share.
pub struct Shared;

impl Modify for Shared {
    fn modify(&self, described: &mut OpenApi) {
        if let Some(components) = &mut described.components {
            let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
            components.add_security_scheme(TOKEN, SecurityScheme::Http(bearer));
        }
        for item in described.paths.paths.values_mut() {
            for operation in operations(item) {
                for (status, meaning) in FAULTS {
                    add_fault(operation, status, meaning);
                }
                if operation.parameters.is_some() {
                    let meaning = "There is nothing of a code or a span of days that it names.";
                    add_fault(operation, StatusCode::NOT_FOUND, meaning);
                }
                if operation.security.is_some() {
                    add_fault(
                        operation,
                        StatusCode::UNAUTHORIZED,
                        "The token is missing, expired or revoked.",
                    );
                    add_fault(
                        operation,
                        StatusCode::FORBIDDEN,
                        "The token's role or scope does not allow it.",
                    );
                }
            }
        }
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.get, &mut item.post].into_iter().flatten()
}

fn add_fault(operation: &mut Operation, status: StatusCode, meaning: &str) {
    let problem = Ref::from_schema_name("Problem");
    let content = ContentBuilder::new().schema(Some(problem)).build();
    let response =
        ResponseBuilder::new().description(meaning).content("application/problem+json", content);
    let responses = &mut operation.responses.responses;
    responses.entry(status.as_str().to_owned()).or_insert_with(|| response.build().into());
}
