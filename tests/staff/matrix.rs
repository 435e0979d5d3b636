//! Every address × every role × the units an account is limited to: who is let in.

use std::collections::BTreeSet;
use std::fs;

use axum::body::Body;
use axum::http::header::COOKIE;
use axum::http::{Method, Request, StatusCode};
use hailong::domain::account::Role;
use hailong::domain::paper::{Counts, NewBundle};
use hailong::domain::plan::{Assignee, Change};
use hailong::store::{By, Changed};

use crate::support::databases::on_both;
use crate::support::platform::{Page, Platform, morning, session};
use crate::support::sources::files;

/// The unit of touchpoint CN01, and one that has none.
const OWN: &str = "PLS";
const OTHER: &str = "VPS";

/// Whom a route lets in.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Whom {
    /// The public too.
    Everybody,
    /// These roles.
    Only(&'static [Role]),
}

/// What a route is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum About {
    /// Nothing of one unit, or only what is within one's own.
    NoUnit,
    /// The whole office: nothing for accounts limited to units.
    Office,
    /// The unit [`OWN`], at this address.
    Unit,
}

use About::{NoUnit, Office, Unit};
use Role::{Admin, Analyst, Counter, Inspector, Manager, Officer, Viewer};
use Whom::{Everybody, Only};

const STAFF: Whom = Only(&Role::ALL);
const EXPORT: Whom = Only(&[Analyst, Manager, Admin]);
const BATCHES: Whom = Only(&[Analyst, Manager, Inspector, Admin]);
const BATCH_DECIDERS: Whom = Only(&[Manager, Inspector, Admin]);
const SLIPS: Whom = Only(&[Counter, Officer, Manager, Admin]);
const SURVEY_READERS: Whom = Only(&[Officer, Analyst, Manager, Inspector, Admin]);
const SURVEY_EDITORS: Whom = Only(&[Officer, Analyst, Admin]);
const SURVEY_REVIEWERS: Whom = Only(&[Officer, Analyst, Manager, Admin]);
const AUDIT: Whom = Only(&[Inspector, Admin]);
const PETITIONS: Whom = Only(&[Viewer, Officer, Analyst, Manager, Inspector, Admin]);
const HANDLERS: Whom = Only(&[Officer, Manager, Admin]);
const DECIDERS: Whom = Only(&[Manager, Admin]);
const IMPORTERS: Whom = Only(&[Manager, Admin]);
const ADMIN: Whom = Only(&[Admin]);

/// Method, route, an address of it, whom it lets in, what it is about.
pub(crate) type Row = (&'static str, &'static str, &'static str, Whom, About);

#[rustfmt::skip]
pub(crate) const ROUTES: &[Row] = &[
    ("GET", "/", "/", Everybody, NoUnit),
    ("GET", "/healthz", "/healthz", Everybody, NoUnit),
    ("GET", "/readyz", "/readyz", Everybody, NoUnit),
    ("GET", "/assets/{name}", "/assets/none.css", Everybody, NoUnit),
    ("GET", "/results", "/results", Everybody, NoUnit),
    ("GET", "/office/audit.csv", "/office/audit.csv", AUDIT, Office),
    ("GET", "/office/audit.xlsx", "/office/audit.xlsx", AUDIT, Office),
    ("GET", "/office/batches.csv", "/office/batches.csv", BATCHES, Office),
    ("GET", "/office/batches.xlsx", "/office/batches.xlsx", BATCHES, Office),
    ("GET", "/office/touchpoints.csv", "/office/touchpoints.csv", STAFF, NoUnit),
    ("GET", "/office/touchpoints.xlsx", "/office/touchpoints.xlsx", STAFF, NoUnit),
    ("GET", "/office/reports/sent.csv", "/office/reports/sent.csv", STAFF, NoUnit),
    ("GET", "/office/reports/sent.xlsx", "/office/reports/sent.xlsx", STAFF, NoUnit),
    ("GET", "/favicon.ico", "/favicon.ico", Everybody, NoUnit),
    ("GET", "/robots.txt", "/robots.txt", Everybody, NoUnit),
    ("GET", "/privacy", "/privacy", Everybody, NoUnit),
    ("GET", "/s/{touchpoint}", "/s/CN01", Everybody, NoUnit),
    ("POST", "/s/{touchpoint}", "/s/CN01", Everybody, NoUnit),
    ("GET", "/S/{touchpoint}", "/S/CN01", Everybody, NoUnit),
    ("POST", "/S/{touchpoint}", "/S/CN01", Everybody, NoUnit),
    ("GET", "/r", "/r", Everybody, NoUnit),
    ("GET", "/r/{receipt}", "/r/none", Everybody, NoUnit),
    ("GET", "/login", "/login?next=%2Foffice", Everybody, NoUnit),
    ("POST", "/login", "/login", Everybody, NoUnit),
    ("GET", "/login/provider", "/login/provider", Everybody, NoUnit),
    ("GET", "/login/provider/back", "/login/provider/back", Everybody, NoUnit),
    ("POST", "/login/provider/code", "/login/provider/code", Everybody, NoUnit),
    ("POST", "/logout", "/logout", Everybody, NoUnit),
    ("GET", "/api/v1/openapi.json", "/api/v1/openapi.json", Everybody, NoUnit),
    ("GET", "/api/v1/instruments", "/api/v1/instruments", Everybody, NoUnit),
    ("GET", "/api/v1/instruments/{id}", "/api/v1/instruments/quick", Everybody, NoUnit),
    ("GET", "/api/v1/touchpoints", "/api/v1/touchpoints", Everybody, NoUnit),
    ("POST", "/api/v1/touchpoints/{touchpoint}/responses", "/api/v1/touchpoints/CN01/responses", Everybody, NoUnit),
    ("GET", "/api/v1/scorecards/{instrument}", "/api/v1/scorecards/quick?unit=PLS", Everybody, Unit),
    ("GET", "/api/v1/tallies/{instrument}", "/api/v1/tallies/quick?unit=PLS", Everybody, Unit),
    ("GET", "/api/v1/responses/{file}", "/api/v1/responses/quick.csv", EXPORT, Office),
    ("GET", "/office", "/office?unit=PLS", STAFF, Unit),
    ("GET", "/office/instruments", "/office/instruments?unit=PLS", STAFF, Unit),
    ("GET", "/office/instruments/{id}", "/office/instruments/quick?unit=PLS", STAFF, Unit),
    ("GET", "/office/instruments/{id}/cross", "/office/instruments/quick/cross?unit=PLS", STAFF, Unit),
    ("GET", "/office/instruments/{id}/cross.csv", "/office/instruments/quick/cross.csv?unit=PLS", STAFF, Unit),
    ("GET", "/office/instruments/{id}/cross.xlsx", "/office/instruments/quick/cross.xlsx?unit=PLS", STAFF, Unit),
    ("GET", "/office/instruments/{id}/factors/{code}", "/office/instruments/quick/factors/overall?unit=PLS", STAFF, Unit),
    ("GET", "/office/instruments/{id}/items/{code}", "/office/instruments/quick/items/overall?unit=PLS", STAFF, Unit),
    ("GET", "/office/instruments/{id}/funnel", "/office/instruments/quick/funnel?unit=PLS", STAFF, Unit),
    ("GET", "/office/instruments/{id}/drivers", "/office/instruments/quick/drivers?unit=PLS", STAFF, Unit),
    ("GET", "/office/instruments/{id}/drivers/correlations", "/office/instruments/quick/drivers/correlations?unit=PLS", STAFF, Unit),
    ("GET", "/office/wall", "/office/wall?unit=PLS", STAFF, Unit),
    ("GET", "/office/live", "/office/live", STAFF, NoUnit),
    ("GET", "/office/instruments/{id}/responses.csv", "/office/instruments/quick/responses.csv", EXPORT, Office),
    ("GET", "/office/instruments/{id}/responses.xlsx", "/office/instruments/quick/responses.xlsx", EXPORT, Office),
    ("GET", "/office/instruments/{id}/responses.sav", "/office/instruments/quick/responses.sav", EXPORT, Office),
    ("GET", "/office/instruments/{id}/responses.jsonl", "/office/instruments/quick/responses.jsonl", EXPORT, Office),
    ("GET", "/office/instruments/{id}/responses.parquet", "/office/instruments/quick/responses.parquet", EXPORT, Office),
    ("GET", "/office/instruments/{id}/scorecard.csv", "/office/instruments/quick/scorecard.csv?unit=PLS", STAFF, Unit),
    ("GET", "/office/instruments/{id}/scorecard.xlsx", "/office/instruments/quick/scorecard.xlsx?unit=PLS", STAFF, Unit),
    ("GET", "/open/{file}", "/open/catalog.jsonld", Everybody, NoUnit),
    ("GET", "/office/instruments/{id}/codebook.xml", "/office/instruments/quick/codebook.xml", EXPORT, Office),
    ("GET", "/office/touchpoints", "/office/touchpoints", STAFF, NoUnit),
    ("GET", "/office/touchpoints/{code}", "/office/touchpoints/CN01", STAFF, Unit),
    ("POST", "/office/touchpoints/{code}", "/office/touchpoints/CN01", DECIDERS, Unit),
    ("GET", "/office/procedures", "/office/procedures", STAFF, NoUnit),
    ("GET", "/office/procedures/{code}", "/office/procedures/3.000242", DECIDERS, Office),
    ("POST", "/office/procedures/{code}", "/office/procedures/3.000242", DECIDERS, Office),
    ("GET", "/office/touchpoints/posters-a5.pdf", "/office/touchpoints/posters-a5.pdf", STAFF, NoUnit),
    ("GET", "/office/touchpoints/posters-a4.pdf", "/office/touchpoints/posters-a4.pdf", STAFF, NoUnit),
    ("GET", "/office/touchpoints/{code}/slips", "/office/touchpoints/CN01/slips", Everybody, NoUnit),
    ("POST", "/office/touchpoints/{code}/slips", "/office/touchpoints/CN01/slips", SLIPS, Unit),
    ("GET", "/office/surveys", "/office/surveys", SURVEY_READERS, Office),
    ("POST", "/office/surveys", "/office/surveys", SURVEY_EDITORS, Office),
    ("POST", "/office/surveys/upload", "/office/surveys/upload", SURVEY_EDITORS, Office),
    ("GET", "/office/surveys/files/{name}", "/office/surveys/files/quick@2026.1.toml", SURVEY_READERS, Office),
    ("GET", "/office/surveys/drafts/{id}", "/office/surveys/drafts/none", SURVEY_READERS, Office),
    ("POST", "/office/surveys/drafts/{id}", "/office/surveys/drafts/none", SURVEY_EDITORS, Office),
    ("GET", "/office/surveys/drafts/{id}/files/{name}", "/office/surveys/drafts/none/files/file.toml", SURVEY_READERS, Office),
    ("GET", "/office/surveys/drafts/{id}/preview", "/office/surveys/drafts/none/preview", SURVEY_READERS, Office),
    ("POST", "/office/surveys/drafts/{id}/preview", "/office/surveys/drafts/none/preview", SURVEY_READERS, Office),
    ("GET", "/office/surveys/drafts/{id}/review", "/office/surveys/drafts/none/review", SURVEY_READERS, Office),
    ("POST", "/office/surveys/drafts/{id}/review", "/office/surveys/drafts/none/review", SURVEY_REVIEWERS, Office),
    ("GET", "/office/surveys/drafts/{id}/{kind}/{code}", "/office/surveys/drafts/none/item/s1", SURVEY_EDITORS, Office),
    ("POST", "/office/surveys/drafts/{id}/{kind}/{code}", "/office/surveys/drafts/none/item/s1", SURVEY_EDITORS, Office),
    ("GET", "/office/touchpoints/{code}/{file}", "/office/touchpoints/CN01/qr.svg", STAFF, Unit),
    ("GET", "/petitions", "/petitions", Everybody, NoUnit),
    ("GET", "/petitions/new", "/petitions/new", Everybody, NoUnit),
    ("POST", "/petitions/new", "/petitions/new", Everybody, NoUnit),
    ("GET", "/petitions/{code}", "/petitions/none", Everybody, NoUnit),
    ("GET", "/petitions/{code}/files/{id}", "/petitions/none/files/none", Everybody, NoUnit),
    ("GET", "/api/v1/petitions", "/api/v1/petitions", Everybody, NoUnit),
    ("GET", "/office/petitions", "/office/petitions", PETITIONS, Office),
    ("GET", "/office/petitions.csv", "/office/petitions.csv", PETITIONS, Office),
    ("GET", "/office/petitions.xlsx", "/office/petitions.xlsx", PETITIONS, Office),
    ("GET", "/office/petitions/apart", "/office/petitions/apart", HANDLERS, Office),
    ("POST", "/office/petitions/apart", "/office/petitions/apart", HANDLERS, Office),
    ("GET", "/office/hours", "/office/hours", STAFF, NoUnit),
    ("POST", "/office/hours", "/office/hours", ADMIN, Office),
    ("GET", "/office/petitions/new", "/office/petitions/new", HANDLERS, Office),
    ("POST", "/office/petitions/new", "/office/petitions/new", HANDLERS, Office),
    ("GET", "/office/petitions/number/{number}", "/office/petitions/number/9", PETITIONS, Office),
    ("GET", "/office/petitions/{code}", "/office/petitions/none", PETITIONS, Office),
    ("GET", "/office/petitions/{code}/move", "/office/petitions/none/move", Everybody, NoUnit),
    ("POST", "/office/petitions/{code}/move", "/office/petitions/none/move", HANDLERS, Office),
    ("GET", "/office/petitions/{code}/name", "/office/petitions/none/name", Everybody, NoUnit),
    ("POST", "/office/petitions/{code}/name", "/office/petitions/none/name", HANDLERS, Office),
    ("GET", "/office/petitions/{code}/answer", "/office/petitions/none/answer", HANDLERS, Office),
    ("POST", "/office/petitions/{code}/answer", "/office/petitions/none/answer", HANDLERS, Office),
    ("GET", "/office/petitions/{code}/approval", "/office/petitions/none/approval", HANDLERS, Office),
    ("POST", "/office/petitions/{code}/approval", "/office/petitions/none/approval", HANDLERS, Office),
    ("GET", "/office/petitions/{code}/refuse", "/office/petitions/none/refuse", HANDLERS, Office),
    ("POST", "/office/petitions/{code}/refuse", "/office/petitions/none/refuse", HANDLERS, Office),
    ("GET", "/office/petitions/{code}/publish", "/office/petitions/none/publish", HANDLERS, Office),
    ("POST", "/office/petitions/{code}/publish", "/office/petitions/none/publish", HANDLERS, Office),
    ("GET", "/office/petitions/{code}/files/{id}", "/office/petitions/none/files/none", Everybody, NoUnit),
    ("POST", "/office/petitions/{code}/files/{id}", "/office/petitions/none/files/none", HANDLERS, Office),
    ("GET", "/remarks", "/remarks", Everybody, NoUnit),
    ("GET", "/office/remarks", "/office/remarks?unit=PLS", PETITIONS, Unit),
    ("GET", "/office/remarks.csv", "/office/remarks.csv?unit=PLS", PETITIONS, Unit),
    ("GET", "/office/remarks.xlsx", "/office/remarks.xlsx?unit=PLS", PETITIONS, Unit),
    ("GET", "/office/remarks/marked", "/office/remarks/marked", Everybody, NoUnit),
    ("POST", "/office/remarks/marked", "/office/remarks/marked", HANDLERS, NoUnit),
    ("GET", "/office/remarks/undone", "/office/remarks/undone", Everybody, NoUnit),
    ("POST", "/office/remarks/undone", "/office/remarks/undone", HANDLERS, NoUnit),
    ("GET", "/office/remarks/release", "/office/remarks/release", DECIDERS, Office),
    ("POST", "/office/remarks/release", "/office/remarks/release", DECIDERS, Office),
    ("POST", "/office/remarks/answer", "/office/remarks/answer", DECIDERS, Office),
    ("GET", "/office/remarks/{id}", "/office/remarks/none", PETITIONS, NoUnit),
    ("GET", "/office/remarks/{id}/do/{form}", "/office/remarks/none/do/state", Everybody, NoUnit),
    ("POST", "/office/remarks/{id}/do/{form}", "/office/remarks/none/do/state", HANDLERS, NoUnit),
    ("GET", "/office/remarks/{id}/decide/{form}", "/office/remarks/none/decide/redact", Everybody, NoUnit),
    ("POST", "/office/remarks/{id}/decide/{form}", "/office/remarks/none/decide/redact", DECIDERS, NoUnit),
    ("GET", "/office/assessment", "/office/assessment", STAFF, Office),
    ("POST", "/office/assessment", "/office/assessment", DECIDERS, Office),
    ("GET", "/office/assessment.csv", "/office/assessment.csv", STAFF, Office),
    ("GET", "/office/assessment.xlsx", "/office/assessment.xlsx", STAFF, Office),
    ("GET", "/office/assessment.zip", "/office/assessment.zip", STAFF, Office),
    ("GET", "/office/assessment/{year}/{number}", "/office/assessment/2026/1.1", STAFF, Office),
    ("POST", "/office/assessment/{year}/{number}", "/office/assessment/2026/1.1", HANDLERS, Office),
    ("GET", "/office/assessment/{year}/{number}/evidence", "/office/assessment/2026/1.1/evidence", Everybody, NoUnit),
    ("POST", "/office/assessment/{year}/{number}/evidence", "/office/assessment/2026/1.1/evidence", HANDLERS, Office),
    ("GET", "/office/assessment/{year}/{number}/evidence/{hash}", "/office/assessment/2026/1.1/evidence/00", STAFF, Office),
    ("GET", "/office/import", "/office/import", STAFF, Office),
    ("GET", "/office/import/{kind}", "/office/import/dossiers", HANDLERS, Office),
    ("POST", "/office/import/{kind}", "/office/import/dossiers", HANDLERS, Office),
    ("GET", "/office/import/{kind}/template.xlsx", "/office/import/dossiers/template.xlsx", HANDLERS, Office),
    ("GET", "/office/import/{kind}/kept.csv", "/office/import/board/kept.csv", HANDLERS, Office),
    ("GET", "/office/import/{kind}/kept.xlsx", "/office/import/board/kept.xlsx", HANDLERS, Office),
    ("GET", "/office/waves", "/office/waves", STAFF, NoUnit),
    ("POST", "/office/waves", "/office/waves", HANDLERS, Office),
    ("GET", "/office/waves/new", "/office/waves/new", HANDLERS, Office),
    ("GET", "/office/waves/{code}", "/office/waves/none", STAFF, NoUnit),
    ("POST", "/office/waves/{code}", "/office/waves/none", HANDLERS, Office),
    ("GET", "/office/waves/{code}/edit", "/office/waves/none/edit", HANDLERS, Office),
    ("POST", "/office/waves/{code}/end", "/office/waves/none/end", HANDLERS, Office),
    ("POST", "/office/waves/{code}/delete", "/office/waves/none/delete", HANDLERS, Office),
    ("GET", "/office/dialogues", "/office/dialogues", STAFF, NoUnit),
    ("POST", "/office/dialogues", "/office/dialogues", HANDLERS, Office),
    ("GET", "/office/dialogues.csv", "/office/dialogues.csv", STAFF, NoUnit),
    ("GET", "/office/dialogues.xlsx", "/office/dialogues.xlsx", STAFF, NoUnit),
    ("GET", "/office/dialogues/{id}", "/office/dialogues/none", STAFF, NoUnit),
    ("POST", "/office/dialogues/{id}", "/office/dialogues/none", HANDLERS, Office),
    ("GET", "/office/paper", "/office/paper", SLIPS, NoUnit),
    ("POST", "/office/paper", "/office/paper", SLIPS, NoUnit),
    ("GET", "/office/paper/import", "/office/paper/import", SLIPS, NoUnit),
    ("POST", "/office/paper/import", "/office/paper/import", SLIPS, NoUnit),
    ("GET", "/office/paper/template/{file}", "/office/paper/template/quick.xlsx", SLIPS, NoUnit),
    ("GET", "/office/paper/blank/{file}", "/office/paper/blank/quick.pdf", STAFF, NoUnit),
    ("GET", "/office/paper/bundles/{code}", "/office/paper/bundles/2026-1", SLIPS, Unit),
    ("GET", "/office/paper/bundles/{code}/form.pdf", "/office/paper/bundles/2026-1/form.pdf", SLIPS, Unit),
    ("GET", "/office/paper/bundles/{code}/key", "/office/paper/bundles/2026-1/key", SLIPS, Unit),
    ("POST", "/office/paper/bundles/{code}/key", "/office/paper/bundles/2026-1/key", SLIPS, Unit),
    ("GET", "/office/paper/bundles/{code}/differences", "/office/paper/bundles/2026-1/differences", SLIPS, Unit),
    ("POST", "/office/paper/bundles/{code}/differences", "/office/paper/bundles/2026-1/differences", SLIPS, Unit),
    ("GET", "/office/paper/bundles/{code}/{act}", "/office/paper/bundles/2026-1/counts", Everybody, NoUnit),
    ("POST", "/office/paper/bundles/{code}/{act}", "/office/paper/bundles/2026-1/counts", SLIPS, Unit),
    ("GET", "/office/interview", "/office/interview", SLIPS, NoUnit),
    ("GET", "/office/dossiers", "/office/dossiers?unit=PLS", STAFF, Unit),
    ("GET", "/office/dossiers/late", "/office/dossiers/late?unit=PLS", STAFF, Unit),
    ("GET", "/office/dossiers/late.csv", "/office/dossiers/late.csv?unit=PLS", STAFF, Unit),
    ("GET", "/office/dossiers/late.xlsx", "/office/dossiers/late.xlsx?unit=PLS", STAFF, Unit),
    ("GET", "/office/dossiers/portal", "/office/dossiers/portal", STAFF, Office),
    ("GET", "/office/dossiers/portal.csv", "/office/dossiers/portal.csv", STAFF, Office),
    ("GET", "/office/dossiers/portal.xlsx", "/office/dossiers/portal.xlsx", STAFF, Office),
    ("GET", "/office/dossiers/portal/import", "/office/dossiers/portal/import", HANDLERS, Office),
    ("POST", "/office/dossiers/portal/import", "/office/dossiers/portal/import", HANDLERS, Office),
    ("GET", "/office/dossiers/import", "/office/dossiers/import", HANDLERS, Office),
    ("POST", "/office/dossiers/import", "/office/dossiers/import", HANDLERS, Office),
    ("GET", "/office/dossiers/{code}", "/office/dossiers/H24-1", STAFF, Unit),
    ("GET", "/office/dossiers/{code}/apology", "/office/dossiers/H24-1/apology", HANDLERS, Unit),
    ("POST", "/office/dossiers/{code}/apology", "/office/dossiers/H24-1/apology", HANDLERS, Unit),
    ("GET", "/office/one-stop", "/office/one-stop", STAFF, Office),
    ("POST", "/office/one-stop", "/office/one-stop", HANDLERS, Office),
    ("GET", "/office/one-stop.csv", "/office/one-stop.csv", STAFF, Office),
    ("GET", "/office/one-stop.xlsx", "/office/one-stop.xlsx", STAFF, Office),
    ("GET", "/api/v1/dossiers", "/api/v1/dossiers?unit=PLS", STAFF, Unit),
    ("GET", "/office/plan", "/office/plan", STAFF, NoUnit),
    ("GET", "/office/plan/calendar", "/office/plan/calendar", STAFF, NoUnit),
    ("GET", "/office/plan/tasks.csv", "/office/plan/tasks.csv", STAFF, NoUnit),
    ("GET", "/office/plan/tasks.xlsx", "/office/plan/tasks.xlsx", STAFF, NoUnit),
    ("GET", "/office/plan/{year}/{number}", "/office/plan/2023/none", STAFF, NoUnit),
    ("GET", "/office/plan/{year}/{number}/evidence", "/office/plan/2023/none/evidence", Everybody, NoUnit),
    ("POST", "/office/plan/{year}/{number}/evidence", "/office/plan/2026/6.3/evidence", HANDLERS, Unit),
    ("GET", "/office/plan/{year}/{number}/evidence/{hash}", "/office/plan/2023/none/evidence/00", STAFF, NoUnit),
    ("GET", "/office/plan/{year}/{number}/do/{form}", "/office/plan/2023/none/do/progress", Everybody, NoUnit),
    ("POST", "/office/plan/{year}/{number}/do/{form}", "/office/plan/2026/6.3/do/progress", HANDLERS, Unit),
    ("GET", "/api/v1/tasks", "/api/v1/tasks", STAFF, NoUnit),
    ("GET", "/office/reports", "/office/reports", STAFF, Office),
    ("GET", "/office/reports/{period}", "/office/reports/2026-Q1", Everybody, NoUnit),
    ("POST", "/office/reports/{period}", "/office/reports/2026-Q1", HANDLERS, Office),
    ("GET", "/office/reports/{period}/{format}", "/office/reports/2026-Q1/json", STAFF, Office),
    ("GET", "/leader/{secret}", "/leader/none", Everybody, NoUnit),
    ("GET", "/office/reports/leader", "/office/reports/leader", STAFF, Office),
    ("GET", "/office/reports/leader/{format}", "/office/reports/leader/json", STAFF, Office),
    ("GET", "/office/reports/leader/links", "/office/reports/leader/links", Everybody, NoUnit),
    ("POST", "/office/reports/leader/links", "/office/reports/leader/links", DECIDERS, Office),
    ("GET", "/office/reports/leader/links/revoke", "/office/reports/leader/links/revoke", Everybody, NoUnit),
    ("POST", "/office/reports/leader/links/revoke", "/office/reports/leader/links/revoke", DECIDERS, Office),
    ("GET", "/office/reports/leader/mail", "/office/reports/leader/mail", Everybody, NoUnit),
    ("POST", "/office/reports/leader/mail", "/office/reports/leader/mail", STAFF, Office),
    ("GET", "/office/reports/sent", "/office/reports/sent", STAFF, NoUnit),
    ("GET", "/office/reports/sent/{period}", "/office/reports/sent/2026-Q1", Everybody, NoUnit),
    ("POST", "/office/reports/sent/{period}", "/office/reports/sent/2026-Q1", HANDLERS, Office),
    ("GET", "/office/reports/sent/{period}/file", "/office/reports/sent/2026-Q1/file", STAFF, NoUnit),
    ("GET", "/office/batches", "/office/batches", BATCHES, Office),
    ("GET", "/office/batches/{number}", "/office/batches/1", BATCHES, Office),
    ("GET", "/office/batches/{number}/{step}", "/office/batches/1/confirm", Everybody, NoUnit),
    ("POST", "/office/batches/{number}/{step}", "/office/batches/1/confirm", BATCH_DECIDERS, Office),
    ("GET", "/office/official", "/office/official", STAFF, NoUnit),
    ("POST", "/office/official", "/office/official", IMPORTERS, Office),
    ("GET", "/office/official.csv", "/office/official.csv", STAFF, NoUnit),
    ("GET", "/office/official.xlsx", "/office/official.xlsx", STAFF, NoUnit),
    ("GET", "/office/alerts", "/office/alerts", STAFF, NoUnit),
    ("POST", "/office/alerts", "/office/alerts", STAFF, NoUnit),
    ("GET", "/office/units", "/office/units", STAFF, NoUnit),
    ("POST", "/office/units", "/office/units", ADMIN, Office),
    ("GET", "/office/units/{code}", "/office/units/PLS", STAFF, Unit),
    ("POST", "/office/units/{code}", "/office/units/PLS", ADMIN, Office),
    ("GET", "/office/audit", "/office/audit", AUDIT, Office),
    ("GET", "/office/integrity", "/office/integrity", AUDIT, Office),
    ("GET", "/setup/{secret}", "/setup/none", Everybody, NoUnit),
    ("POST", "/setup/{secret}", "/setup/none", Everybody, NoUnit),
    ("GET", "/logo/{digest}", "/logo/none", Everybody, NoUnit),
    ("GET", "/office/settings", "/office/settings", ADMIN, Office),
    ("POST", "/office/settings", "/office/settings", ADMIN, Office),
    ("GET", "/office/settings/logo", "/office/settings/logo", Everybody, NoUnit),
    ("POST", "/office/settings/logo", "/office/settings/logo", ADMIN, Office),
    ("GET", "/office/setup", "/office/setup", ADMIN, Office),
    ("GET", "/office/setup/{step}", "/office/setup/units", ADMIN, Office),
    ("POST", "/office/setup/{step}", "/office/setup/units", ADMIN, Office),
    ("GET", "/office/trial", "/office/trial", ADMIN, Office),
    ("POST", "/office/trial", "/office/trial", ADMIN, Office),
    ("GET", "/office/staff", "/office/staff", ADMIN, Office),
    ("POST", "/office/staff", "/office/staff", ADMIN, Office),
    ("GET", "/office/account", "/office/account", STAFF, NoUnit),
    ("POST", "/office/account", "/office/account", STAFF, NoUnit),
    ("GET", "/office/account/second-factor", "/office/account/second-factor", STAFF, NoUnit),
    ("POST", "/office/account/second-factor", "/office/account/second-factor", STAFF, NoUnit),
];

#[test]
fn every_route_of_the_source_has_a_row_and_every_row_a_route() {
    let written = routes_of_the_source();
    let rows: BTreeSet<(String, String)> = ROUTES
        .iter()
        .map(|(method, route, ..)| ((*method).to_owned(), (*route).to_owned()))
        .collect();
    assert!(written.len() > 20, "only {written:?} were found");
    let missing: Vec<_> = written.difference(&rows).collect();
    assert!(missing.is_empty(), "routes without a row: {missing:?}");
    let gone: Vec<_> = rows.difference(&written).collect();
    assert!(gone.is_empty(), "rows without a route: {gone:?}");
}

#[test]
fn every_file_of_lines_is_a_workbook_too() {
    let paths: BTreeSet<&str> = ROUTES.iter().map(|(_, route, ..)| *route).collect();
    let lines = paths.iter().filter_map(|path| path.strip_suffix(".csv"));
    let alone: Vec<_> =
        lines.filter(|path| !paths.contains(format!("{path}.xlsx").as_str())).collect();
    assert!(alone.is_empty(), "{alone:?}");
}

/// Method and path of every `.route(…)` below `src`; `form()` stands for both methods.
fn routes_of_the_source() -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    // Metrics have a listener of their own.
    for file in files("src").into_iter().filter(|file| !file.ends_with("web/metrics.rs")) {
        let text = fs::read_to_string(&file).unwrap();
        let base = between(&text, "let base = \"", "\"").unwrap_or_default();
        for call in text.split(".route(").skip(1) {
            let call = call.split(".route(").next().unwrap();
            let call = &call[..end_of_call(call)];
            let path = if call.trim_start().starts_with("base") {
                base.to_owned()
            } else {
                let path = between(call, "\"", "\"").expect("a path in quotes");
                path.replace("{base}", base).replace("{{", "{").replace("}}", "}")
            };
            for (method, words) in [("GET", ["get(", "form()"]), ("POST", ["post(", "form()"])] {
                if words.iter().any(|word| call.contains(word)) {
                    found.insert((method.to_owned(), path.clone()));
                }
            }
        }
    }
    found
}

/// Where the parenthesis closes that the text begins in.
fn end_of_call(text: &str) -> usize {
    let mut depth = 1_i32;
    for (at, letter) in text.char_indices() {
        depth += match letter {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(found, _)| found)
}

/// The cookie of a new account of this role, limited to these units.
async fn cookie(platform: &Platform, role: Role, units: &[&str]) -> String {
    let name = format!("{} {}", role.code(), units.join(" "));
    session(&platform.app, &name, role, units).await
}

async fn asked(platform: &Platform, row: &Row, cookie: Option<&str>) -> Page {
    let method = Method::from_bytes(row.0.as_bytes()).unwrap();
    let mut request = Request::builder().method(method).uri(row.2);
    if let Some(cookie) = cookie {
        request = request.header(COOKIE, cookie);
    }
    platform.send(request.body(Body::empty()).unwrap()).await
}

/// Whether the asker was let in: bad input is told to those who may. Nobody meets a fault of ours.
fn let_in(page: &Page) -> bool {
    assert_ne!(page.status, StatusCode::INTERNAL_SERVER_ERROR, "{}", page.body);
    let to_sign_in = page.header("location").starts_with("/login?next=");
    let refused = [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN];
    !to_sign_in && !refused.contains(&page.status)
}

#[tokio::test]
async fn one_who_is_not_signed_in_gets_what_is_public_and_nothing_else() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        // Streams of events would else wait for news.
        platform.app.store.end_news();
        for row in ROUTES {
            let page = asked(&platform, row, None).await;
            let public = matches!(row.3, Everybody);
            assert_eq!(let_in(&page), public, "{row:?}: {}", page.status);
        }
    })
    .await;
}

#[tokio::test]
async fn each_role_is_let_in_where_it_may_and_within_its_units() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        // Streams of events would else wait for news.
        platform.app.store.end_news();
        // A dossier of the unit OWN: what is not there is nobody's.
        let open = crate::dossier::dossier("H24-1", "CN01", ("2026-11-02", "2026-11-20", None));
        let by = By::system(morning());
        let taken = platform.app.store.import_dossiers(vec![open], &by);
        taken.await.unwrap();
        // A task that another unit leads and OWN was put on.
        crate::plan::import(&platform.app.store).await;
        // A bundle of paper forms of the unit OWN.
        let counter = platform.app.store.touchpoint("CN01").await.unwrap().unwrap();
        let bundle = NewBundle {
            touchpoint: counter.code.clone(),
            instrument: "quick".to_owned(),
            day: "2026-11-20".parse().unwrap(),
            counts: Counts { delivered: 5, returned: None, spoiled: 0 },
            keyed_twice: true,
        };
        let made = platform.app.store.make_bundle(&bundle, (&counter, "2026.1"), &by).await;
        assert_eq!(made.unwrap(), "2026-1");
        let put = Change::Assign(Assignee::Unit(OWN.to_owned()));
        let put = platform.app.store.change_task(2026, "6.3", &put, &by).await;
        assert_eq!(put.unwrap(), Changed::Done);
        for role in Role::ALL {
            for units in [&[][..], &[OWN], &[OTHER]] {
                let own = cookie(&platform, role, units).await;
                // The way out would end the walk.
                for row in ROUTES.iter().filter(|row| row.1 != "/logout") {
                    let page = asked(&platform, row, Some(&own)).await;
                    let role_may = match row.3 {
                        Everybody => true,
                        Only(roles) => roles.contains(&role),
                    };
                    let unit_fits = match row.4 {
                        NoUnit => true,
                        Office => units.is_empty(),
                        Unit => units != [OTHER],
                    };
                    let expected = role_may && unit_fits;
                    let status = page.status;
                    assert_eq!(let_in(&page), expected, "{role:?} {units:?} {row:?}: {status}");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn every_posted_form_of_every_page_begins_with_the_token_of_the_session() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        // Streams of events would else wait for news.
        platform.app.store.end_news();
        let own = cookie(&platform, Admin, &[]).await;
        let pair = own.split_once('=').unwrap().1;
        let (mut forms, mut pages) = (0, 0);
        for row in ROUTES.iter().filter(|row| row.0 == "GET") {
            let page = asked(&platform, row, Some(&own)).await;
            assert!(!page.body.contains(pair), "the secret itself is on {row:?}");
            if !page.header("content-type").starts_with("text/html") {
                continue;
            }
            pages += 1;
            for form in page.body.split("<form").skip(1) {
                let (tag, after) = form.split_once('>').unwrap();
                let of_staff = ["/office", "/logout"]
                    .iter()
                    .any(|path| tag.contains(&format!("action=\"{path}")));
                if tag.contains("method=\"post\"") && (of_staff || row.1.starts_with("/office")) {
                    let begins = "<input type=\"hidden\" name=\"formtoken\" value=\"";
                    assert!(after.starts_with(begins), "{row:?}: {tag}");
                    forms += 1;
                }
            }
        }
        assert!(pages > 15 && forms > 20, "{pages} pages, {forms} forms");
    })
    .await;
}
