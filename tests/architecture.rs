//! The house rules that the compiler does not know: which wing may import which, and what lives
//! where.
//!
//! The rules read text, not syntax: a macro could hide an import from them. A new wing or folder
//! gets a row in [`WINGS`] or [`ORDERS`]; a library that belongs to one place a row in [`LIVES_IN`].

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The wings, innermost first, each with the wings it may import.
const WINGS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("stats", &["base"]),
    ("domain", &["base", "stats"]),
    ("store", &["base", "stats", "domain"]),
    ("intake", &["base", "domain", "store"]),
    ("config", &[]),
    ("app", &["base", "domain", "store", "intake", "config"]),
    ("demo", &["base", "stats", "domain", "store", "intake"]),
    ("web", &["base", "domain", "store", "intake", "config", "app"]),
    ("pages", &["base", "stats", "domain", "store", "intake", "config", "app", "web"]),
    (
        "cli",
        &["base", "stats", "domain", "store", "intake", "config", "app", "demo", "web", "pages"],
    ),
    ("lib", &[]),
    ("main", &["cli"]),
];

/// Wings whose folders and files have an order: each may import those before it.
const ORDERS: &[(&str, &[&str])] = &[
    (
        "domain",
        &[
            "account",
            "flood",
            "survey",
            "measure",
            "wave",
            "batch",
            "chart",
            "petition",
            "dossier",
            "remark",
            "unit",
            "touchpoint",
            "paper",
            "plan",
            "official",
            "portal",
            "dialogue",
            "assessment",
            "report",
            "backup",
            "setting",
            "import",
            "worklist",
            "webhook",
        ],
    ),
    (
        "store",
        &[
            "error",
            "deadline",
            "readable",
            "stored",
            "many",
            "page",
            "span",
            "transaction",
            "facts",
            "dossier_mark",
            "write_proof",
            "wal",
            "sound",
            "schema",
            "open",
            "audit",
            "import",
            "evidence",
            "flood",
            "survey",
            "wave",
            "batch",
            "touchpoint_cache",
            "touchpoint",
            "plan",
            "unit",
            "setting",
            "trial",
            "petition",
            "dossier",
            "remark",
            "official",
            "portal",
            "dialogue",
            "assessment",
            "report",
            "paper",
            "webhook",
            "staff",
            "verify",
            "backup",
            "worklist",
        ],
    ),
];

/// What the folders of `pages/` may import beside their own files.
const SHARED: &str = "shared";

/// The only files of `pages/` that import every folder: what is routed, and what is described of it.
const ROUTES: [&str; 2] = ["pages/openapi.rs", "pages/routes.rs"];

/// Words of the code and the only places that may contain them (a folder ends in `/`, `*/` stands
/// for any folders before it).
const LIVES_IN: &[(&str, &[&str])] = &[
    ("sqlx::", &["store/"]),
    ("AssertSqlSafe", &[]),
    ("html!", &["web/", "pages/shared/", "*/pages.rs", "*/pages/"]),
    ("PreEscaped", &["web/"]),
    (
        "axum::",
        &[
            "web/",
            "pages/openapi.rs",
            "pages/routes.rs",
            "pages/shared/chart_file.rs",
            "pages/shared/evidence.rs",
            "pages/shared/narrowing.rs",
            "*/mod.rs",
            "*/handlers.rs",
            "*/handlers/",
            "*/api/",
            "cli/serve.rs",
            "cli/connections.rs",
        ],
    ),
    ("hyper::", &["cli/serve.rs", "cli/connections.rs"]),
    ("statrs::", &["stats/distribution/"]),
    ("chacha20::", &["base/random.rs"]),
    ("chacha20poly1305::", &["domain/petition/seal.rs"]),
    ("plotters::", &["domain/chart/"]),
    ("plotters_backend::", &["domain/chart/"]),
    ("qrcode::", &["web/qr.rs"]),
    (
        "resvg::",
        &[
            "pages/touchpoint/",
            "pages/shared/raster.rs",
            "pages/shared/typeface.rs",
            "pages/report/",
            "pages/setting/picture.rs",
        ],
    ),
    ("krilla::", &["pages/touchpoint/", "pages/report/", "pages/shared/pdf/"]),
    ("calamine::", &["base/table/"]),
    ("zip::", &["base/table/", "base/archive/"]),
    (" age::", &["base/archive/"]),
    ("flate2::", &["web/template.rs"]),
    ("docx_rs::", &["pages/shared/document/", "pages/report/docx.rs"]),
    ("lettre::", &["base/mail/"]),
    ("argon2::", &["pages/staff/"]),
    ("openidconnect::", &["pages/staff/provider/"]),
    ("totp_rs::", &["pages/staff/totp.rs"]),
    ("data_encoding::", &["base/code.rs", "web/headers.rs"]),
    (
        "prometheus_client::",
        &["app/monitor.rs", "intake/metrics.rs", "web/metrics.rs", "cli/log.rs"],
    ),
    ("reqwest::", &["base/post.rs", "pages/staff/provider/"]),
    ("rustix::", &["base/disk.rs"]),
    ("tracing_subscriber::", &["cli/log.rs"]),
    ("tracing_appender::", &["cli/log.rs"]),
    ("std::env", &[]),
    ("std::fs", &["cli/", "store/open.rs", "store/sound.rs", "base/dataset/", "web/download.rs"]),
    ("Utc::now", &["base/clock.rs"]),
    ("SystemTime", &["base/clock.rs"]),
    ("Instant::now", &["base/clock.rs"]),
    ("thread_rng", &[]),
    ("rand::rng()", &[]),
];

/// One source file: its path below `src`, and its text without comments.
#[derive(Clone)]
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// The wing: the first folder, or the file's own name at the top.
    fn wing(&self) -> &str {
        part(&self.path, 0)
    }

    /// The folder or file below the wing.
    fn subject(&self) -> &str {
        part(&self.path, 1)
    }

    /// The module the file is, as the names from the root on.
    fn module(&self) -> Vec<String> {
        let stem = self.path.trim_end_matches(".rs");
        let stem = stem.strip_suffix("/mod").unwrap_or(stem);
        stem.split('/').filter(|name| *name != "lib").map(str::to_owned).collect()
    }

    /// Every path the file names, from the root on, where it begins with `crate`, `hailong` or
    /// `super`.
    fn imports(&self) -> Vec<Vec<String>> {
        let module = self.module();
        let mut found = Vec::new();
        for start in ["crate::", "hailong::", "super::"] {
            for (at, _) in self.text.match_indices(start) {
                let before = self.text[..at].chars().next_back();
                if before.is_some_and(|letter| letter.is_alphanumeric() || "_:$".contains(letter)) {
                    continue;
                }
                let mut base = if start == "super::" { module.clone() } else { Vec::new() };
                if start == "super::" && self.text[..at].contains("\nmod tests {") {
                    base.push("tests".to_owned());
                }
                let mut rest = &self.text[at..];
                while let Some(after) = rest.strip_prefix("super::") {
                    base.pop();
                    rest = after;
                }
                let rest = rest.trim_start_matches("crate::").trim_start_matches("hailong::");
                expand(&base, rest, &mut found);
            }
        }
        found
    }
}

#[test]
fn imports_point_one_way_and_everything_lives_where_it_belongs() {
    let sources = sources();
    assert!(sources.len() > 300, "only {} files found under src", sources.len());
    let breaches = breaches(&sources);
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn a_wing_imports_only_wings_further_in() {
    for (place, (wing, imports)) in WINGS.iter().enumerate() {
        let inner: Vec<_> = WINGS[..place].iter().map(|(name, _)| name).collect();
        for import in *imports {
            assert!(inner.contains(&import), "`{wing}` lists `{import}` below it");
        }
    }
}

#[test]
fn planted_breaches_are_found() {
    let facade = Source::new("store/mod.rs", "pub use petition::{Added, NewPetition};");
    let planted = [
        // a row of WINGS each
        ("base/format.rs", "use crate::stats::Interval;"),
        ("stats/pace.rs", "use crate::domain::survey::Item;"),
        ("domain/survey/answers.rs", "use crate::store::Store;"),
        ("domain/survey/answers.rs", "use crate::{base::lang::Lang, store::Store};"),
        ("store/many.rs", "use crate::web::paths;"),
        ("intake/queue.rs", "fn f(app: &crate::app::App) {}"),
        ("config.rs", "use crate::base::clock::Clock;"),
        ("app.rs", "use crate::web::paths;"),
        ("demo/mod.rs", "use crate::pages::routes;"),
        ("web/shell.rs", "use crate::pages::shared::figures;"),
        ("pages/plan/view.rs", "use crate::cli::Command;"),
        ("lib.rs", "use crate::cli::Command;"),
        ("main.rs", "use hailong::store::Store;"),
        ("attic/mod.rs", ""),
        // orders inside a wing
        ("domain/survey/answers.rs", "use crate::domain::plan::Task;"),
        ("domain/survey/answers.rs", "use super::super::plan::Task;"),
        ("domain/attic.rs", ""),
        ("store/audit/page.rs", "use crate::store::petition::Added;"),
        ("store/audit/page.rs", "use crate::store::{Result, Added};"),
        ("pages/public/view.rs", "use crate::pages::dashboard::view;"),
        ("pages/public/handlers.rs", "use super::super::dashboard::view;"),
        // what lives where
        ("domain/measure/rate.rs", "let text = std::fs::read(\"x\");"),
        ("web/shell.rs", "sqlx::query(\"select 1\");"),
        ("pages/dashboard/view.rs", "html! { p { \"x\" } }"),
        ("pages/form/handlers.rs", "let now = Utc::now();"),
    ];
    for (path, line) in planted {
        let found = breaches(&[facade.clone(), Source::new(path, line)]);
        assert_eq!(found.len(), 1, "{path}: {line}: {found:?}");
    }
    let harmless = [
        facade,
        Source::new(
            "store/survey/inbox.rs",
            "use crate::{domain::{measure::Tally, survey::Item}, store::Result};\nsqlx::query(\"\")",
        ),
        Source::new(
            "pages/public/view.rs",
            "use super::words::Words; use crate::pages::shared::x;",
        ),
        Source::new("pages/routes.rs", "use super::{plan, public};"),
    ];
    assert_eq!(breaches(&harmless), Vec::<String>::new());
}

/// Parts of the store whose statements have no deadline: they serve commands, which their operator can stop.
const WITHOUT_DEADLINE: &[&str] = &["store/backup/", "store/verify/", "store/open.rs"];

#[test]
fn statements_of_the_store_are_under_the_deadline_of_their_request() {
    let sources = sources();
    let mut found = Vec::new();
    for source in sources.iter().filter(|source| source.wing() == "store") {
        if !WITHOUT_DEADLINE.iter().any(|place| source.path.starts_with(place)) {
            let unlimited = without_deadline(&source.text);
            found.extend(unlimited.into_iter().map(|line| format!("{}: {line}", source.path)));
        }
    }
    assert!(found.is_empty(), "not inside `answered(…)`: {found:#?}");
    let planted =
        "let x: u8 = answered(a.fetch_one(pool)).await?; query.build().fetch_all(pool).await?";
    assert_eq!(without_deadline(planted).len(), 1);
}

/// Calls that run a statement outside of `answered`, each with the text before it.
fn without_deadline(text: &str) -> Vec<&str> {
    let own = text.split("#[cfg(test)]").next().unwrap_or_default();
    let calls = [".fetch_all(", ".fetch_one(", ".fetch_optional(", ".execute("];
    let places = calls.iter().flat_map(|call| own.match_indices(call).map(|(at, _)| at));
    let since_the_last = |at: usize| {
        let before = &own[..at];
        &before[before.rfind(".await").unwrap_or(0)..]
    };
    places.map(since_the_last).filter(|before| !before.contains("answered(")).collect()
}

/// Actions of the posted forms of people without a session; theirs alone carry no token against forged
/// requests.
const WITHOUT_SESSION: &[&str] = &[
    "(paths::form(&sheet.touchpoint.code))",
    "(paths::sign_in())",
    "(paths::in_lang(&paths::link(shown.secret), shown.lang))",
    "(paths::provider_code())",
    // It has the token among the fields that were sent.
    "(sent_to)",
];

#[test]
fn posted_forms_begin_with_the_field_of_the_token() {
    let sources = sources();
    let lacking: Vec<&str> =
        sources.iter().flat_map(|source| without_token(&source.text)).collect();
    assert!(lacking.is_empty(), "no `(csrf_field())` first in: {lacking:#?}");
    let forms: usize = sources.iter().map(|source| source.text.matches(POSTED).count()).sum();
    assert!(forms > 30, "only {forms} posted forms found");
    for planted in
        ["form method=\"post\" action=(x) {\n b { }\n(csrf_field())", "form method=\"post\";"]
    {
        assert_eq!(without_token(planted).count(), 1, "{planted}");
    }
}

const POSTED: &str = "method=\"post\"";

/// The posted forms of a source that do not begin with the token's field, from their method on.
fn without_token(text: &str) -> impl Iterator<Item = &str> {
    let forms = text.match_indices(POSTED).map(|(at, _)| &text[at..]);
    forms.filter(|form| {
        let (tag, inside) = form.split_once("{\n").unwrap_or((form, ""));
        let has_session = !WITHOUT_SESSION.iter().any(|action| tag.contains(action));
        has_session && !inside.trim_start().starts_with("(csrf_field())")
    })
}

/// Every breach, one sentence each.
fn breaches(sources: &[Source]) -> Vec<String> {
    let facades = facades(sources);
    let mut found = Vec::new();
    for source in sources {
        let Some((_, may_import)) = WINGS.iter().find(|(name, _)| *name == source.wing()) else {
            found.push(format!("{}: `{}` is no wing", source.path, source.wing()));
            continue;
        };
        if let Some(order) = order_of(source.wing())
            && !["", "mod"].contains(&source.subject())
            && !order.contains(&source.subject())
        {
            found.push(format!("{}: has no place in its wing's order", source.path));
        }
        for import in source.imports() {
            let wing = import[0].as_str();
            let is_wing = WINGS.iter().any(|(name, _)| *name == wing);
            if is_wing && wing != source.wing() && !may_import.contains(&wing) {
                found.push(format!("{} may not import `{wing}`", source.path));
            } else if wing == source.wing() {
                found.extend(breach_inside(source, &import, &facades));
            }
        }
        for (word, places) in LIVES_IN {
            if source.text.contains(word) && !places.iter().any(|place| fits(&source.path, place)) {
                found.push(format!("{} names `{word}`, which lives in {places:?}", source.path));
            }
        }
    }
    found
}

/// A breach of the order inside a wing.
fn breach_inside(source: &Source, import: &[String], facades: &Facades) -> Option<String> {
    let (wing, here, path) = (source.wing(), source.subject(), &source.path);
    let name = import.get(1)?;
    if here == "mod" || ROUTES.contains(&path.as_str()) {
        return None;
    }
    let there = facades.get(wing).and_then(|names| names.get(name)).unwrap_or(name).as_str();
    if wing == "pages" {
        let is_folder = there.starts_with(|letter: char| letter.is_lowercase());
        let may = !is_folder || there == here || there == SHARED;
        return (!may).then(|| format!("{path} may not import `pages/{there}`"));
    }
    let order = order_of(wing)?;
    let place = |name: &str| order.iter().position(|subject| *subject == name);
    (place(there)? > place(here)?).then(|| format!("{path} may not import `{wing}/{there}`"))
}

fn order_of(wing: &str) -> Option<&'static [&'static str]> {
    ORDERS.iter().find(|(name, _)| *name == wing).map(|(_, order)| *order)
}

/// By wing, the names its `mod.rs` re-exports, each with the folder it comes from.
type Facades = BTreeMap<String, BTreeMap<String, String>>;

fn facades(sources: &[Source]) -> Facades {
    let mut facades = Facades::new();
    for source in sources.iter().filter(|source| source.subject() == "mod") {
        let names = facades.entry(source.wing().to_owned()).or_default();
        for (at, start) in source.text.match_indices("use ") {
            let mut paths = Vec::new();
            expand(&[], &source.text[at + start.len()..], &mut paths);
            for path in paths.iter().filter(|path| path.len() > 1) {
                names.insert(path[path.len() - 1].clone(), path[0].clone());
            }
        }
    }
    facades
}

/// The paths a use tree such as `a::{b, c::d}` stands for, each behind `base`; the text goes on
/// after the tree.
fn expand(base: &[String], tree: &str, found: &mut Vec<Vec<String>>) {
    let mut path = base.to_vec();
    let mut rest = tree.trim_start();
    loop {
        if let Some(group) = rest.strip_prefix('{') {
            for part in parts(group) {
                expand(&path, part, found);
            }
            return;
        }
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
        if !name.is_empty() && name != "self" {
            path.push(name.to_owned());
        }
        match after.strip_prefix("::") {
            Some(after) => rest = after,
            None => break,
        }
    }
    if !path.is_empty() {
        found.push(path);
    }
}

/// The parts of `b, c::{d, e}}…` between commas at its top level, up to its closing brace.
fn parts(group: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut begin) = (Vec::new(), 0_u32, 0);
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' | ',' if depth == 0 => {
                parts.push(group[begin..at].trim());
                begin = at + 1;
                if letter == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// One of the names of a path below `src`, without the ending; empty where there is none.
fn part(path: &str, place: usize) -> &str {
    path.split('/').nth(place).unwrap_or_default().trim_end_matches(".rs")
}

/// Whether a path is the place, or inside it.
fn fits(path: &str, place: &str) -> bool {
    let Some(tail) = place.strip_prefix("*/") else {
        return path == place || (place.ends_with('/') && path.starts_with(place));
    };
    path.match_indices('/').any(|(at, _)| {
        let inside = &path[at + 1..];
        inside == tail || (tail.ends_with('/') && inside.starts_with(tail))
    })
}

/// All files under `src`, comments taken out.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = without_comments(&fs::read_to_string(&path).unwrap());
                let path = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                sources.push(Source { path, text });
            }
        }
    }
    sources
}

/// The lines without what follows `//`, unless the slashes are part of an address.
fn without_comments(text: &str) -> String {
    text.lines()
        .map(|line| {
            line.match_indices("//")
                .find(|(at, _)| !line[..*at].ends_with(':'))
                .map_or(line, |(at, _)| &line[..at])
        })
        .collect::<Vec<_>>()
        .join("\n")
}
