//! Every address a page links to, in one place.

use axum::http::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::lang::unsaid;
use crate::base::Lang;

/// The form of a touchpoint.
pub fn form(touchpoint: &str) -> String {
    format!("/s/{touchpoint}")
}

/// What became of an answer.
pub fn receipt(receipt: &str) -> String {
    format!("/r/{receipt}")
}

/// Where a receipt or a follow-up code is typed.
pub fn codes() -> String {
    "/r".to_owned()
}

/// The touchpoints, for staff.
pub fn touchpoints() -> String {
    "/office/touchpoints".to_owned()
}

/// A file of a touchpoint: its code or its poster.
pub fn touchpoint_file(touchpoint: &str, file: &str) -> String {
    format!("/office/touchpoints/{touchpoint}/{file}")
}

/// The posters of all touchpoints in one PDF; `paper` is `a5` or `a4`.
pub fn touchpoint_posters(paper: &str) -> String {
    format!("/office/touchpoints/posters-{paper}.pdf")
}

/// Where slips of a touchpoint are issued.
pub fn touchpoint_slips(touchpoint: &str) -> String {
    format!("/office/touchpoints/{touchpoint}/slips")
}

/// The public start.
pub fn home() -> String {
    "/".to_owned()
}

/// The public results.
pub fn results() -> String {
    "/results".to_owned()
}

/// The public results of one instrument.
pub fn results_of(instrument: &str) -> String {
    format!("/results?instrument={instrument}")
}

/// The figures of one instrument, for programs.
pub fn scorecard(instrument: &str) -> String {
    format!("/api/v1/scorecards/{instrument}")
}

/// How many responses it has, as JSON.
pub fn tallies(instrument: &str) -> String {
    format!("/api/v1/tallies/{instrument}")
}

/// The tasks of a plan as JSON.
pub fn tasks_json() -> String {
    "/api/v1/tasks".to_owned()
}

/// The touchpoints as JSON.
pub fn touchpoints_json() -> String {
    "/api/v1/touchpoints".to_owned()
}

/// The office's start.
pub fn office() -> String {
    "/office".to_owned()
}

/// News for an open page; asking for it is no use of a session.
pub fn live() -> String {
    "/office/live".to_owned()
}

/// The surveys that are answered.
pub fn surveys() -> String {
    "/office/instruments".to_owned()
}

/// One instrument's figures, for staff.
pub fn office_instrument(instrument: &str) -> String {
    format!("/office/instruments/{instrument}")
}

/// The same on a wall.
pub fn office_wall() -> String {
    "/office/wall".to_owned()
}

/// One item of an instrument.
pub fn office_item(instrument: &str, item: &str) -> String {
    format!("/office/instruments/{instrument}/items/{item}")
}

/// One factor of an instrument.
pub fn office_factor(instrument: &str, factor: &str) -> String {
    format!("/office/instruments/{instrument}/factors/{factor}")
}

/// Units or touchpoints of an instrument in a funnel.
pub fn office_funnel(instrument: &str) -> String {
    format!("/office/instruments/{instrument}/funnel")
}

/// What to fix first.
pub fn office_drivers(instrument: &str) -> String {
    format!("/office/instruments/{instrument}/drivers")
}

/// Which of its criteria go together with overall satisfaction.
pub fn office_correlations(instrument: &str) -> String {
    format!("/office/instruments/{instrument}/drivers/correlations")
}

/// The same two ways at once.
pub fn office_cross(instrument: &str) -> String {
    format!("/office/instruments/{instrument}/cross")
}

/// Its answers, to download.
pub fn office_responses(instrument: &str) -> String {
    format!("/office/instruments/{instrument}/responses.csv")
}

/// The accounts, for those who set up.
pub fn staff() -> String {
    "/office/staff".to_owned()
}

/// The units over time.
pub fn units() -> String {
    "/office/units".to_owned()
}

/// One unit.
pub fn unit(code: &str) -> String {
    format!("/office/units/{code}")
}

/// The worklist and the settings of alerts.
pub fn alerts() -> String {
    "/office/alerts".to_owned()
}

/// One's own account.
pub fn account() -> String {
    "/office/account".to_owned()
}

/// One's own second factor.
pub fn second_factor() -> String {
    "/office/account/second-factor".to_owned()
}

/// The audit log, for those who check.
pub fn audit() -> String {
    "/office/audit".to_owned()
}

/// Whether what is stored still holds, for those who check.
pub fn integrity() -> String {
    "/office/integrity".to_owned()
}

/// Published petitions, and the way to all that concerns them.
pub fn petitions() -> String {
    "/petitions".to_owned()
}

/// The form of a petition.
pub fn new_petition() -> String {
    "/petitions/new".to_owned()
}

/// What became of a petition, for its sender.
pub fn petition(code: &str) -> String {
    format!("/petitions/{code}")
}

/// The register of petitions, for staff.
pub fn register() -> String {
    "/office/petitions".to_owned()
}

/// The same as a file.
pub fn register_file() -> String {
    "/office/petitions.csv".to_owned()
}

/// Where staff write down a petition for a citizen.
pub fn register_new() -> String {
    "/office/petitions/new".to_owned()
}

/// One petition of the register.
pub fn registered(code: &str) -> String {
    format!("/office/petitions/{code}")
}

/// The same by its number: the way there from outside, where its code must not stand.
pub fn registered_number(number: u64) -> String {
    format!("/office/petitions/number/{number}")
}

/// Where it is moved.
pub fn registered_move(code: &str) -> String {
    format!("/office/petitions/{code}/move")
}

/// Where its sender's name is read.
pub fn registered_name(code: &str) -> String {
    format!("/office/petitions/{code}/name")
}

/// What citizens wrote, as far as it is released.
pub fn public_remarks() -> String {
    "/remarks".to_owned()
}

/// Remarks, for staff.
pub fn remarks() -> String {
    "/office/remarks".to_owned()
}

/// The same as a file.
pub fn remarks_file() -> String {
    "/office/remarks.csv".to_owned()
}

/// Where several remarks are marked at once.
pub fn remarks_marked() -> String {
    "/office/remarks/marked".to_owned()
}

/// Where work on several remarks is undone.
pub fn remarks_undone() -> String {
    "/office/remarks/undone".to_owned()
}

/// Where remarks are released to the public.
pub fn remarks_release() -> String {
    "/office/remarks/release".to_owned()
}

/// One remark.
pub fn remark(id: &str) -> String {
    format!("/office/remarks/{id}")
}

/// Where a form of a remark's page goes.
pub fn remark_form(id: &str, form: &str) -> String {
    format!("/office/remarks/{id}/do/{form}")
}

/// Dossiers and their rates.
pub fn dossiers() -> String {
    "/office/dossiers".to_owned()
}

/// Dossiers that are late or soon will be.
pub fn late_dossiers() -> String {
    "/office/dossiers/late".to_owned()
}

/// The same as a file.
pub fn late_dossiers_file() -> String {
    "/office/dossiers/late.csv".to_owned()
}

/// Where a file of dossiers is brought in.
pub fn import_dossiers() -> String {
    "/office/dossiers/import".to_owned()
}

/// One dossier.
pub fn dossier(code: &str) -> String {
    format!("/office/dossiers/{code}")
}

/// Where its apology is written.
pub fn apology(code: &str) -> String {
    format!("/office/dossiers/{code}/apology")
}

/// The portal's board of dossiers and petitions.
pub fn portal_board() -> String {
    "/office/dossiers/portal".to_owned()
}

/// The one-stop points.
pub fn one_stop() -> String {
    "/office/one-stop".to_owned()
}

/// The same as a file.
pub fn one_stop_file() -> String {
    "/office/one-stop.csv".to_owned()
}

/// The yearly plan.
pub fn plan() -> String {
    "/office/plan".to_owned()
}

/// The same over the months of the year.
pub fn plan_calendar() -> String {
    "/office/plan/calendar".to_owned()
}

/// Its tasks as a file.
pub fn plan_file() -> String {
    "/office/plan/tasks.csv".to_owned()
}

/// One task of a plan.
pub fn task(year: i32, number: &str) -> String {
    format!("/office/plan/{year}/{number}")
}

/// Where a form of a task's page goes.
pub fn task_form(year: i32, number: &str, form: &str) -> String {
    format!("/office/plan/{year}/{number}/do/{form}")
}

/// Where evidence of a task is sent; with the hash behind it, one file.
pub fn task_evidence(year: i32, number: &str) -> String {
    format!("/office/plan/{year}/{number}/evidence")
}

/// The register of periodic reports that were sent, of a year if one is named.
pub fn reports_sent(year: Option<i32>) -> String {
    match year {
        Some(year) => format!("/office/reports/sent?year={year}"),
        None => "/office/reports/sent".to_owned(),
    }
}

/// Where a report is recorded as sent; `period` is `2026-Q1`.
pub fn report_sent(period: &str) -> String {
    format!("/office/reports/sent/{period}")
}

/// The document of a report that was sent.
pub fn report_sent_file(period: &str) -> String {
    format!("/office/reports/sent/{period}/file")
}

/// Batches of settled answers.
pub fn batches() -> String {
    "/office/batches".to_owned()
}

/// One batch.
pub fn batch(number: u64) -> String {
    format!("/office/batches/{number}")
}

/// Where a step of taking a batch back is sent: `propose`, `withdraw` or `confirm`.
pub fn batch_step(number: u64, step: &str) -> String {
    format!("/office/batches/{number}/{step}")
}

/// Figures that others publish.
pub fn official() -> String {
    "/office/official".to_owned()
}

/// The same as a file.
pub fn official_file() -> String {
    "/office/official.csv".to_owned()
}

/// Where staff sign in.
pub fn sign_in() -> String {
    "/login".to_owned()
}

/// Where staff are sent on to the provider of identities.
pub fn provider(next: &str) -> String {
    format!("/login/provider?next={}", escaped(next))
}

/// Where the provider sends them back.
pub fn provider_back() -> String {
    "/login/provider/back".to_owned()
}

/// Where our own code is sent after that.
pub fn provider_code() -> String {
    "/login/provider/code".to_owned()
}

/// Petitions that are not in the register yet.
pub fn register_apart() -> String {
    "/office/petitions/apart".to_owned()
}

/// The opening hours.
pub fn hours() -> String {
    "/office/hours".to_owned()
}

/// Where staff sign out.
pub fn sign_out() -> String {
    "/logout".to_owned()
}

/// Whether the page at this path is for everybody, and reads alike for all of them.
pub fn is_public_page(path: &str) -> bool {
    [home(), results(), public_remarks(), petitions()].iter().any(|each| each == path)
}

/// Path and query of an address, without its language.
pub fn without_lang(uri: &Uri) -> String {
    let query = uri.query().unwrap_or_default().split('&');
    let kept: Vec<&str> =
        query.filter(|each| !each.is_empty() && !each.starts_with("lang=")).collect();
    let joint = if kept.is_empty() { "" } else { "?" };
    format!("{}{joint}{}", uri.path(), kept.join("&"))
}

/// `path` in this language, which its query says unless the page would be in it anyway.
pub fn in_lang(path: &str, lang: Lang) -> String {
    if lang == unsaid(path) { path.to_owned() } else { with_lang(path, lang) }
}

/// `path` with the language said outright: the switch overrides what the browser prefers.
pub fn with_lang(path: &str, lang: Lang) -> String {
    let joint = if path.contains('?') { '&' } else { '?' };
    format!("{path}{joint}lang={}", lang.code())
}

/// `path` with these fields as its query; blank ones are left out.
pub fn with_query<'a>(path: &str, fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let given = fields.into_iter().filter(|(_, value)| !value.is_empty());
    let query: Vec<String> =
        given.map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

/// All but letters, digits and what is unreserved (RFC 3986, 2.3).
const RESERVED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// `text` as the value of a query parameter.
pub fn escaped(text: &str) -> String {
    utf8_percent_encode(text, &RESERVED).to_string()
}
