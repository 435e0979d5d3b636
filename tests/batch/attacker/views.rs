//! Every address of the program: those that are gathered, and why no other tells how many people answered.

use std::collections::BTreeMap;

use crate::staff::matrix::ROUTES;

/// Routes that tell numbers of people, or might.
const GATHERED: &[&str] = &[
    "/",
    "/results",
    "/api/v1/scorecards/{instrument}",
    "/api/v1/tallies/{instrument}",
    "/api/v1/responses/{file}",
    "/api/v1/tasks",
    "/open/{file}",
    "/office",
    "/office/wall",
    "/office/instruments",
    "/office/instruments/{id}",
    "/office/instruments/{id}/cross",
    "/office/instruments/{id}/cross.csv",
    "/office/instruments/{id}/factors/{code}",
    "/office/instruments/{id}/items/{code}",
    "/office/instruments/{id}/funnel",
    "/office/instruments/{id}/drivers",
    "/office/instruments/{id}/drivers/correlations",
    "/office/instruments/{id}/responses.csv",
    "/office/instruments/{id}/scorecard.csv",
    "/office/batches",
    "/office/batches.csv",
    "/office/batches/{number}",
    "/office/touchpoints",
    "/office/touchpoints.csv",
    "/office/touchpoints/{code}",
    "/office/remarks",
    "/office/remarks.csv",
    "/office/waves",
    "/office/waves/{code}",
    "/office/dossiers",
    "/office/one-stop",
    "/office/one-stop.csv",
    "/office/assessment",
    "/office/plan",
    "/office/plan/{year}/{number}",
    "/office/reports",
    "/office/reports/{period}/{format}",
    "/office/reports/leader",
    "/office/reports/leader/{format}",
    "/office/official",
    "/office/units",
    "/office/units/{code}",
    "/office/integrity",
];

/// Routes with the same rows as one that is gathered.
const SAME: &[(&str, &str)] = &[
    ("/office/batches.xlsx", "/office/batches.csv"),
    ("/office/touchpoints.xlsx", "/office/touchpoints.csv"),
    ("/office/instruments/{id}/cross.xlsx", "/office/instruments/{id}/cross.csv"),
    ("/office/instruments/{id}/scorecard.xlsx", "/office/instruments/{id}/scorecard.csv"),
    ("/office/instruments/{id}/responses.xlsx", "/office/instruments/{id}/responses.csv"),
    ("/office/instruments/{id}/responses.sav", "/office/instruments/{id}/responses.csv"),
    ("/office/instruments/{id}/responses.jsonl", "/office/instruments/{id}/responses.csv"),
    ("/office/instruments/{id}/responses.parquet", "/office/instruments/{id}/responses.csv"),
    ("/office/remarks.xlsx", "/office/remarks.csv"),
    ("/office/one-stop.xlsx", "/office/one-stop.csv"),
    ("/leader/{secret}", "/office/reports/leader"),
];

/// What the others are about.
const OTHERS: &[(&str, &[&str])] = &[
    (
        "the process and what belongs to every page",
        &[
            "/healthz",
            "/readyz",
            "/assets/{name}",
            "/favicon.ico",
            "/robots.txt",
            "/privacy",
            "/logo/{digest}",
            "/office/live",
            "/api/v1/openapi.json",
        ],
    ),
    (
        "one's own form and its receipt",
        &["/s/{touchpoint}", "/S/{touchpoint}", "/r", "/r/{receipt}", "/office/interview"],
    ),
    (
        "signing in and accounts",
        &[
            "/login",
            "/login/provider",
            "/login/provider/back",
            "/office/alerts",
            "/setup/{secret}",
            "/office/staff",
            "/office/account",
            "/office/account/second-factor",
        ],
    ),
    (
        "questionnaires, places and procedures by themselves",
        &[
            "/api/v1/instruments",
            "/api/v1/instruments/{id}",
            "/api/v1/touchpoints",
            "/office/instruments/{id}/codebook.xml",
            "/office/procedures",
            "/office/procedures/{code}",
            "/office/touchpoints/posters-a5.pdf",
            "/office/touchpoints/posters-a4.pdf",
            "/office/touchpoints/{code}/slips",
            "/office/surveys",
            "/office/surveys/files/{name}",
            "/office/surveys/drafts/{id}",
            "/office/surveys/drafts/{id}/files/{name}",
            "/office/surveys/drafts/{id}/preview",
            "/office/surveys/drafts/{id}/review",
            "/office/surveys/drafts/{id}/{kind}/{code}",
            "/office/touchpoints/{code}/{file}",
            "/office/hours",
        ],
    ),
    (
        "petitions",
        &[
            "/petitions",
            "/petitions/new",
            "/petitions/{code}",
            "/petitions/{code}/files/{id}",
            "/api/v1/petitions",
            "/office/petitions",
            "/office/petitions.csv",
            "/office/petitions.xlsx",
            "/office/petitions/apart",
            "/office/petitions/new",
            "/office/petitions/number/{number}",
            "/office/petitions/{code}",
            "/office/petitions/{code}/move",
            "/office/petitions/{code}/name",
            "/office/petitions/{code}/answer",
            "/office/petitions/{code}/approval",
            "/office/petitions/{code}/refuse",
            "/office/petitions/{code}/publish",
            "/office/petitions/{code}/files/{id}",
        ],
    ),
    (
        "single remarks, which their readers see as they are",
        &[
            "/remarks",
            "/office/remarks/marked",
            "/office/remarks/undone",
            "/office/remarks/release",
            "/office/remarks/{id}",
            "/office/remarks/{id}/do/{form}",
            "/office/remarks/{id}/decide/{form}",
        ],
    ),
    (
        "dossiers of the register, who need not have answered",
        &[
            "/office/dossiers/late",
            "/office/dossiers/late.csv",
            "/office/dossiers/late.xlsx",
            "/office/dossiers/portal",
            "/office/dossiers/portal.csv",
            "/office/dossiers/portal.xlsx",
            "/office/dossiers/portal/import",
            "/office/dossiers/import",
            "/office/dossiers/{code}",
            "/office/dossiers/{code}/apology",
            "/api/v1/dossiers",
        ],
    ),
    (
        "work of the plan, scores and dialogues that staff enter",
        &[
            "/office/assessment.csv",
            "/office/assessment.xlsx",
            "/office/assessment.zip",
            "/office/assessment/{year}/{number}",
            "/office/assessment/{year}/{number}/evidence",
            "/office/assessment/{year}/{number}/evidence/{hash}",
            "/office/dialogues",
            "/office/dialogues.csv",
            "/office/dialogues.xlsx",
            "/office/dialogues/{id}",
            "/office/plan/calendar",
            "/office/plan/tasks.csv",
            "/office/plan/tasks.xlsx",
            "/office/plan/{year}/{number}/evidence",
            "/office/plan/{year}/{number}/evidence/{hash}",
            "/office/plan/{year}/{number}/do/{form}",
        ],
    ),
    ("published figures of others", &["/office/official.csv", "/office/official.xlsx"]),
    (
        "ways back to a page, and forms to fill in",
        &[
            "/office/waves/new",
            "/office/waves/{code}/edit",
            "/office/reports/{period}",
            "/office/reports/leader/links",
            "/office/reports/leader/links/revoke",
            "/office/reports/leader/mail",
            "/office/reports/sent/{period}",
            "/office/batches/{number}/{step}",
            "/office/import",
            "/office/import/{kind}",
            "/office/import/{kind}/template.xlsx",
            "/office/import/{kind}/kept.csv",
            "/office/import/{kind}/kept.xlsx",
        ],
    ),
    (
        "what was sent, which is a report",
        &[
            "/office/reports/sent",
            "/office/reports/sent.csv",
            "/office/reports/sent.xlsx",
            "/office/reports/sent/{period}/file",
        ],
    ),
    (
        "paper in the hands of who keys it",
        &[
            "/office/paper",
            "/office/paper/import",
            "/office/paper/template/{file}",
            "/office/paper/blank/{file}",
            "/office/paper/bundles/{code}",
            "/office/paper/bundles/{code}/form.pdf",
            "/office/paper/bundles/{code}/key",
            "/office/paper/bundles/{code}/differences",
            "/office/paper/bundles/{code}/{act}",
        ],
    ),
    ("acts of staff", &["/office/audit", "/office/audit.csv", "/office/audit.xlsx"]),
    (
        "settings and the trial, which is not counted",
        &[
            "/office/settings",
            "/office/settings/logo",
            "/office/setup",
            "/office/setup/{step}",
            "/office/trial",
        ],
    ),
];

/// The routes that must be looked at.
pub(super) fn gathered() -> impl Iterator<Item = &'static str> {
    GATHERED.iter().copied()
}

#[test]
fn each_address_that_is_read_is_gathered_or_tells_nothing_of_people() {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let others = OTHERS.iter().flat_map(|(_, routes)| routes.iter());
    let same = SAME.iter().map(|(route, _)| route);
    for route in GATHERED.iter().chain(same).chain(others) {
        *known.entry(route).or_default() += 1;
    }
    for (method, route, ..) in ROUTES.iter().filter(|row| row.0 == "GET") {
        let found = known.remove(route);
        assert_eq!(found, Some(1), "{method} {route}: gather it, or say why it tells no people");
    }
    assert!(known.is_empty(), "no routes: {known:?}");
    for (_, gathered) in SAME {
        assert!(GATHERED.contains(gathered), "{gathered} is not gathered");
    }
}
