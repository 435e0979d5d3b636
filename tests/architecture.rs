//! The house rules that the compiler does not know: who may import whom, and what lives where.
//!
//! It reads text, not syntax: honest about plain code, and a macro could fool it. To add a room,
//! add a row to [`ROOMS`]; to say where a library may be named, add a row to [`LIVES_IN`].

use std::fs;
use std::path::Path;

/// Each room with the rooms it may import, innermost first; a room may only name rooms above it,
/// so the table cannot hold a cycle.
const ROOMS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("clock", &[]),
    ("chance", &[]),
    ("config", &[]),
    ("turns", &[]),
    ("calendar", &["base"]),
    ("survey", &["base"]),
    ("text", &["survey"]),
    ("format", &["survey"]),
    ("measure", &["base", "survey", "calendar"]),
    ("chart", &["calendar", "survey", "format", "measure"]),
    ("petition", &["base", "calendar", "survey", "measure"]),
    ("organisation", &["base", "calendar", "survey"]),
    ("attention", &["base", "calendar", "survey", "measure", "petition"]),
    ("sheet", &["survey"]),
    ("dossier", &["base", "calendar", "survey", "measure", "sheet"]),
    ("alert", &["base", "calendar", "survey", "attention"]),
    ("post", &[]),
    ("spreadsheet", &[]),
    ("remark", &["base", "survey", "text"]),
    (
        "store",
        &[
            "base",
            "chance",
            "calendar",
            "survey",
            "measure",
            "petition",
            "organisation",
            "text",
            "remark",
            "dossier",
            "attention",
            "alert",
        ],
    ),
    ("intake", &["base", "clock", "chance", "calendar", "survey", "measure", "remark", "store"]),
    ("watch", &["calendar", "survey", "measure", "dossier", "petition", "attention", "store"]),
    (
        "demo",
        &[
            "base",
            "clock",
            "chance",
            "calendar",
            "survey",
            "measure",
            "petition",
            "organisation",
            "store",
            "intake",
            "text",
            "remark",
            "dossier",
        ],
    ),
    (
        "app",
        &[
            "base", "clock", "chance", "config", "turns", "calendar", "survey", "measure",
            "petition", "dossier", "remark", "store", "intake",
        ],
    ),
    (
        "web",
        &[
            "base",
            "clock",
            "chance",
            "config",
            "calendar",
            "survey",
            "text",
            "format",
            "measure",
            "chart",
            "remark",
            "store",
            "intake",
            "app",
            "petition",
            "dossier",
            "watch",
            "attention",
        ],
    ),
    ("open", INSIDE),
    ("respond", INSIDE),
    ("touchpoint", INSIDE),
    ("dashboard", INSIDE),
    ("register", INSIDE),
    ("remarks", INSIDE),
    ("one_stop", INSIDE),
    ("plan", INSIDE),
    ("report", INSIDE),
    ("staff", INSIDE),
    ("audit", INSIDE),
    ("units", INSIDE),
    ("official", INSIDE),
    ("submission", INSIDE),
    ("alerts", INSIDE),
    (
        "routes",
        &[
            "base",
            "app",
            "web",
            "open",
            "respond",
            "touchpoint",
            "dashboard",
            "register",
            "remarks",
            "one_stop",
            "plan",
            "report",
            "staff",
            "audit",
            "units",
            "official",
            "submission",
            "alerts",
        ],
    ),
    ("cli", ANYTHING),
    ("lib", ANYTHING),
    ("main", &["cli"]),
];

/// What every subject may import: all but another subject.
const INSIDE: &[&str] = &[
    "base",
    "clock",
    "chance",
    "config",
    "turns",
    "calendar",
    "survey",
    "text",
    "format",
    "measure",
    "chart",
    "petition",
    "organisation",
    "remark",
    "attention",
    "sheet",
    "dossier",
    "alert",
    "post",
    "spreadsheet",
    "store",
    "intake",
    "watch",
    "app",
    "web",
];

/// What the commands may import.
const ANYTHING: &[&str] = &[
    "base",
    "clock",
    "chance",
    "config",
    "turns",
    "calendar",
    "survey",
    "text",
    "format",
    "measure",
    "chart",
    "petition",
    "organisation",
    "remark",
    "attention",
    "sheet",
    "dossier",
    "alert",
    "post",
    "spreadsheet",
    "store",
    "intake",
    "watch",
    "demo",
    "app",
    "web",
    "open",
    "respond",
    "touchpoint",
    "dashboard",
    "register",
    "remarks",
    "one_stop",
    "plan",
    "report",
    "staff",
    "audit",
    "units",
    "official",
    "submission",
    "alerts",
    "routes",
];

/// Words of the code and the only places that may say them (a folder ends in `/`, `*/` is any
/// folder).
const LIVES_IN: &[(&str, &[&str])] = &[
    ("sqlx::", &["store/"]),
    ("AssertSqlSafe", &[]),
    ("html!", &["web/", "*/pages.rs", "*/pages/"]),
    ("PreEscaped", &["web/"]),
    (
        "axum::",
        &[
            "web/",
            "routes.rs",
            "*/mod.rs",
            "*/handlers.rs",
            "*/handlers/",
            "*/api/",
            "cli/serve.rs",
        ],
    ),
    ("hyper::", &["cli/serve.rs"]),
    ("statrs::", &["measure/distribution/"]),
    ("data_encoding::", &["base/"]),
    ("chacha20::", &["chance.rs"]),
    ("chacha20poly1305::", &["petition/seal.rs"]),
    ("plotters::", &["chart/"]),
    ("plotters_backend::", &["chart/"]),
    ("qrcode::", &["web/qr.rs"]),
    ("resvg::", &["touchpoint/"]),
    ("krilla::", &["touchpoint/"]),
    ("calamine::", &["sheet/"]),
    ("zip::", &["sheet/"]),
    ("docx_rs::", &["one_stop/letter/docx.rs"]),
    ("lettre::", &["post/"]),
    ("argon2::", &["staff/"]),
    ("openidconnect::", &["staff/provider/"]),
    ("totp_rs::", &["staff/totp.rs"]),
    ("std::env", &[]),
    ("std::fs", &["cli/", "store/open.rs"]),
    ("Utc::now", &["clock.rs"]),
    ("SystemTime", &["clock.rs"]),
    ("Instant::now", &[]),
    ("thread_rng", &[]),
    ("rand::rng()", &[]),
];

/// One source file: its path below `src`, and its text without comments.
struct Source {
    path: String,
    text: String,
}

#[test]
fn imports_point_one_way_and_everything_lives_where_it_belongs() {
    let sources = sources();
    assert!(sources.len() > 30, "only {} files found under src", sources.len());
    let breaches = breaches(&sources);
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn a_room_imports_only_rooms_further_in() {
    for (place, (room, imports)) in ROOMS.iter().enumerate() {
        if *imports == ANYTHING {
            continue;
        }
        for import in *imports {
            let inner = ROOMS.iter().position(|(name, _)| name == import);
            assert!(inner.is_some_and(|inner| inner < place), "`{room}` lists `{import}` below it");
        }
    }
}

#[test]
fn planted_breaches_are_found() {
    let planted = [
        ("survey/answers.rs", "use crate::store::Store;"),
        ("survey/answers.rs", "use crate::{survey::Item, store::Store};"),
        ("open/pages.rs", "use crate::dashboard::view;"),
        ("measure/rate.rs", "let text = std::fs::read(\"x\");"),
        ("web/shell.rs", "sqlx::query(\"select 1\");"),
        ("dashboard/view.rs", "html! { p { \"x\" } }"),
        ("respond/handlers.rs", "let now = Utc::now();"),
        ("attic/mod.rs", ""),
    ];
    for (path, line) in planted {
        let source = Source { path: path.to_owned(), text: line.to_owned() };
        let found = breaches(&[source]);
        assert_eq!(found.len(), 1, "{path}: {line}: {found:?}");
    }
    let harmless = Source {
        path: "store/inbox.rs".to_owned(),
        text: "use crate::{survey::{Item, Record}, measure::Tally};\nsqlx::query(\"\")".to_owned(),
    };
    assert_eq!(breaches(&[harmless]), Vec::<String>::new());
}

/// Actions of the posted forms of people without a session; theirs alone carry no token against forged
/// requests.
const WITHOUT_SESSION: &[&str] =
    &["(paths::form(&sheet.touchpoint.code))", "(paths::sign_in())", "(paths::provider_code())"];

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
    let mut found = Vec::new();
    for source in sources {
        let room = room_of(&source.path);
        let Some((_, may_import)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            found.push(format!("{}: `{room}` is not in the table of rooms", source.path));
            continue;
        };
        for import in imports(&source.text) {
            let is_room = ROOMS.iter().any(|(name, _)| *name == import);
            if is_room && import != room && !may_import.contains(&import.as_str()) {
                found.push(format!("{}: `{room}` may not import `{import}`", source.path));
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

/// The room a file belongs to: its folder, or its own name at the top.
fn room_of(path: &str) -> &str {
    path.split_once('/').map_or_else(|| path.trim_end_matches(".rs"), |(folder, _)| folder)
}

/// The first path segments after each `crate::` (and `hailong::`, in `main.rs`).
fn imports(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for start in ["crate::", "hailong::"] {
        for (at, _) in text.match_indices(start) {
            let rest = &text[at + start.len()..];
            match rest.strip_prefix('{') {
                Some(group) => names.extend(group_names(group)),
                None => names.push(leading_name(rest)),
            }
        }
    }
    names
}

/// The names at the top level of `a::{b, c}, d::e}`, read to its closing brace.
fn group_names(group: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0_u32;
    let mut begins = true;
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => begins = true,
            _ if begins && depth == 0 && !letter.is_whitespace() => {
                names.push(leading_name(&group[at..]));
                begins = false;
            }
            _ => {}
        }
    }
    names
}

/// The identifier a text begins with.
fn leading_name(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

/// Whether a path is the place, or inside it.
fn fits(path: &str, place: &str) -> bool {
    let path = if let Some(tail) = place.strip_prefix("*/") {
        return path.split_once('/').is_some_and(|(_, inside)| {
            inside == tail || (tail.ends_with('/') && inside.starts_with(tail))
        });
    } else {
        path
    };
    path == place || (place.ends_with('/') && path.starts_with(place))
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
                let text = fs::read_to_string(&path).unwrap();
                let path = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                sources.push(Source { path, text: without_comments(&text) });
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
