//! Pages: their tables and what their sentences count.

use std::collections::BTreeSet;

use hailong::base::Lang;
use hailong::base::format::count;
use hailong::domain::account::Role;

use super::book::{Axis, Scope};
use super::html::{counts, number, running, tables, text};
use super::look::{Look, address};
use super::sums::Of;
use super::{OF, Query, WAVE};

const INSTRUMENT: &str = "/office/instruments/{id}";

/// Heads of the first column of tables of one axis.
const HEADS: [(&str, Axis); 4] = [
    ("Đơn vị", Axis::Unit),
    ("Điểm khảo sát", Axis::Touchpoint),
    ("Nguồn phiếu", Axis::Tier),
    ("Tháng", Axis::Month),
];

/// Pages looked at after each settling.
pub(super) async fn light(look: &mut Look<'_>) {
    let everything = look.scope(&Vec::new());
    if look.attacker.role.is_none() {
        look.holds("/", "/", &everything, Of::Figures).await;
        look.holds("/results", "/results", &everything, Of::Figures).await;
        return;
    }
    look.holds("/office", "/office", &everything, Of::Figures).await;
    let path = format!("/office/instruments/{OF}?period=all");
    look.holds(INSTRUMENT, &path, &everything, Of::Figures).await;
}

/// The public's pages of every period.
pub(super) async fn public(look: &mut Look<'_>) {
    let everything = look.scope(&Vec::new());
    for period in ["all", "2026-Y", "2026-H1", "2026-Q3", "2026-Q4"] {
        let path = format!("/results?instrument={OF}&period={period}");
        look.holds("/results", &path, &everything, Of::Figures).await;
    }
    for period in ["12m", "2026-10", "2026-11"] {
        let path = format!("/results?instrument={OF}&period={period}");
        let refused = look.platform.get(&path).await;
        assert_eq!(refused.status, 422, "{path}: {}", refused.body);
    }
}

/// All pages of staff that tell numbers of answers.
pub(super) async fn staff(look: &mut Look<'_>) {
    let queries = look.queries();
    for query in &queries {
        let path = format!("/office/instruments/{OF}");
        let path = address(&path, &[("pool", "no"), ("period", "all")], query);
        let scope = look.scope(query);
        look.holds(INSTRUMENT, &path, &scope, Of::Figures).await;
        look.learn(&scope, &[Axis::Wave]);
        look.learn(&scope, &[Axis::Week]);
    }
    for _ in 0..2 {
        let query = &queries[look.below(queries.len())];
        of_survey(look, query).await;
    }
    registers(look).await;
    if look.attacker.is_whole() {
        whole(look).await;
    }
    if look.attacker.role == Some(Role::Inspector) {
        inspected(look).await;
    }
}

/// The other pages of figures under one filter, with days of few answers pooled and alone.
async fn of_survey(look: &mut Look<'_>, query: &Query) {
    let scope = look.scope(query);
    // A wave is of one survey, so pages of several leave it out.
    let of_all = Scope { wave: None, ..scope.clone() };
    let page = |rest: &str| format!("/office/instruments/{OF}{rest}");
    let with = |path: &str, more: &[(&str, &str)]| {
        address(path, &[&[("period", "all")], more].concat(), query)
    };
    for pool in ["", "no"] {
        let pool = [("pool", pool)];
        let office = with("/office", &pool);
        look.holds("/office", &office, &of_all, Of::Figures).await;
        let drivers = with(&page("/drivers"), &pool);
        look.holds("/office/instruments/{id}/drivers", &drivers, &scope, Of::Figures).await;
        for (code, at) in [("overall", 0), ("s1", 1), ("s16", 16)] {
            let path = with(&page(&format!("/items/{code}")), &pool);
            look.holds("/office/instruments/{id}/items/{code}", &path, &scope, Of::Item(at)).await;
        }
        let factor = with(&page("/factors/access"), &pool);
        look.holds("/office/instruments/{id}/factors/{code}", &factor, &scope, Of::Item(1)).await;
        let wall = with("/office/wall", &pool);
        look.holds("/office/wall", &wall, &of_all, Of::Figures).await;
        let all = with("/office/instruments", &pool);
        look.holds("/office/instruments", &all, &of_all, Of::Figures).await;
    }
    for by in ["unit", "touchpoint"] {
        let path = with(&page("/funnel"), &[("by", by)]);
        look.holds("/office/instruments/{id}/funnel", &path, &scope, Of::Figures).await;
    }
    for (rows, columns) in [("touchpoint", "items"), ("unit", "period"), ("period", "tier")] {
        let shape = [("pool", "no"), ("rows", rows), ("cols", columns)];
        let path = with(&page("/cross"), &shape);
        look.holds("/office/instruments/{id}/cross", &path, &scope, Of::Crossed).await;
    }
    let month = vec![("from", "2026-10-01".to_owned()), ("to", "2026-10-31".to_owned())];
    let path = address(&page("/drivers/correlations"), &[], &month);
    let scope = look.scope(&month);
    look.holds("/office/instruments/{id}/drivers/correlations", &path, &scope, Of::Figures).await;
}

/// Lists and pages of places, waves, remarks and dossiers.
async fn registers(look: &mut Look<'_>) {
    let everything = look.scope(&Vec::new());
    let touchpoint = look.touchpoint();
    let one = format!("/office/touchpoints/{}", touchpoint.code);
    let unit = format!("/office/units/{}", touchpoint.unit);
    let wave = format!("/office/waves/{WAVE}");
    for (route, path) in [
        ("/office/touchpoints", "/office/touchpoints"),
        ("/office/touchpoints/{code}", &one),
        ("/office/units", "/office/units"),
        ("/office/units/{code}", &unit),
        ("/office/dossiers", "/office/dossiers"),
    ] {
        look.holds(route, path, &everything, Of::Figures).await;
    }
    // The plan and waves are measured by the whole office's answers for everybody.
    let of_office = Scope { unit: None, ..everything.clone() };
    for (route, path) in [
        ("/office/plan", "/office/plan?year=2026"),
        ("/office/plan/{year}/{number}", "/office/plan/2026/8.2"),
        ("/api/v1/tasks", "/api/v1/tasks?year=2026"),
        ("/office/official", "/office/official"),
    ] {
        look.holds(route, path, &of_office, Of::Figures).await;
    }
    let of_wave = Scope { wave: Some(WAVE.to_owned()), ..of_office };
    look.holds("/office/waves", "/office/waves", &of_wave, Of::Figures).await;
    look.holds("/office/waves/{code}", &wave, &of_wave, Of::Figures).await;
    let page = look.page("/office/waves/{code}", &wave).await;
    assert!(!page.body.contains("3.000242"), "{wave} counts procedures");
    if look.attacker.role != Some(Role::Counter) {
        look.holds("/office/remarks", "/office/remarks", &everything, Of::Figures).await;
    }
}

/// Pages of the whole office.
async fn whole(look: &mut Look<'_>) {
    let everything = look.scope(&Vec::new());
    for (route, path) in [
        ("/office/one-stop", "/office/one-stop?period=2026-Y"),
        ("/office/assessment", "/office/assessment?year=2026"),
        ("/office/reports", "/office/reports?period=2026-Y"),
        ("/office/reports/{period}/{format}", "/office/reports/2026-Y/html"),
        ("/office/reports/leader", "/office/reports/leader?period=2026-Y"),
        ("/office/reports/leader/{format}", "/office/reports/leader/html?period=2026-Y"),
    ] {
        look.holds(route, path, &everything, Of::Figures).await;
    }
}

/// What inspectors see besides.
async fn inspected(look: &mut Look<'_>) {
    let page = look.page("/office/integrity", "/office/integrity").await;
    let all = count(look.book.listed().iter().map(|(_, people)| people).sum(), Lang::Vi);
    assert!(running(&page.body).contains(&format!("{all} phiếu đang lưu, {all} biên nhận")));
    for (route, path) in
        [("/office/batches", "/office/batches"), ("/office/batches/{number}", "/office/batches/1")]
    {
        let page = look.page(route, path).await;
        let sizes: BTreeSet<u64> = look.book.listed().iter().map(|(_, people)| *people).collect();
        for (n, around) in told(&page.body) {
            assert!(sizes.contains(&n), "{path}: {around}");
        }
    }
}

/// The numbers of answers that a page tells in its tables and sentences, with what is said around each.
fn told(page: &str) -> Vec<(u64, String)> {
    let mut told = counts(&running(page));
    for table in tables(page).iter().filter(|table| is_of_people(&table.head)) {
        for (at, head) in table.head.iter().enumerate().filter(|(_, head)| counts_people(head)) {
            let named =
                |row: &Vec<String>| Some((number(row.get(at)?)?, format!("{head}: {row:?}")));
            told.extend(table.rows.iter().filter_map(named));
        }
    }
    // Reports say so of dossiers, too.
    let figures = if page.contains("<table class=\"cross\"") { text(page) } else { String::new() };
    let after =
        figures.split("n = ").skip(1).map(|after| after.split(' ').next().unwrap_or_default());
    told.extend(after.filter_map(|n| Some((number(n)?, format!("n = {n}")))));
    told
}

/// Whether a table counts people: those of one item's choices count answers.
fn is_of_people(head: &[String]) -> bool {
    head.first().is_some_and(|first| first != "Phương án")
}

fn counts_people(head: &str) -> bool {
    let head = head.to_lowercase();
    let is_people = head.contains("phiếu") || head.contains("ý kiến");
    let others = ["tương đương", "không có ý kiến", "mã", "tỷ lệ", "đợt", "liên quan"];
    is_people && !others.iter().any(|other| head.contains(other))
}

impl Look<'_> {
    /// A page tells sums of whole batches alone: of its scope, and of the days it compares that with.
    pub(super) async fn holds(&mut self, route: &'static str, path: &str, scope: &Scope, of: Of) {
        let page = self.page(route, path).await.body;
        let name = self.attacker.reader.name;
        let sums = self.sums(scope);
        for (n, around) in told(&page) {
            assert!(sums.may_be(n, of), "{name}: {path} tells {n}: {around}");
        }
        if path.contains("pool=no") && of == Of::Figures {
            self.rows_hold(&page, path, scope);
        }
    }

    /// Rows of units, touchpoints, channels and months are the sums of theirs.
    fn rows_hold(&self, page: &str, path: &str, scope: &Scope) {
        for table in tables(page) {
            let axis =
                HEADS.iter().find(|(head, _)| table.head.first().is_some_and(|it| it == head));
            let column = table.head.iter().position(|head| head == "phiếu");
            let (Some((_, axis)), Some(column)) = (axis, column) else { continue };
            let sums = self.book.by(scope, *axis);
            for row in &table.rows {
                let Some(n) = number(&row[column]) else { continue };
                let people = match self.names.key(*axis, &row[0]) {
                    Some(key) => sums.get(&key).map_or(0, |sum| sum.people),
                    None => sums.values().map(|sum| sum.people).sum(),
                };
                assert_eq!(n, people, "{path}: {row:?}");
            }
        }
    }
}
