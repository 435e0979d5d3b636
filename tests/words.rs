//! The pages' texts: one term for one thing, and no word of the program.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::print::odd_print;
use crate::support::sources::files;

/// Folders whose texts people read on pages.
const READ: [&str; 4] = ["src/pages", "src/web", "src/domain", "src/base/text"];

/// What only the program or its operator says: environment names, options, commands, codes of periods and
/// instruments, names of fields.
const PROGRAM: [&str; 9] = [
    "hailong_",
    " --",
    "hailong ",
    "sipas-2",
    "xhh-2",
    "papi-2",
    "one-stop-2",
    "item_mean",
    ".toml",
];

#[derive(Debug)]
struct Stray {
    lang: &'static str,
    say: String,
    never: String,
}

#[test]
fn pages_say_one_term_for_one_thing() {
    let strays = strays();
    assert!(strays.len() > 30, "only {} strays in the glossary", strays.len());
    let mut found = Vec::new();
    for (place, texts) in texts() {
        for (lang, text) in texts {
            for stray in strays.iter().filter(|stray| stray.lang == lang) {
                if is_in(&stray.never, &text) {
                    found
                        .push(format!("{place}: “{text}”: “{}”, not “{}”", stray.say, stray.never));
                }
            }
        }
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn pages_say_no_word_of_the_program() {
    let mut found = Vec::new();
    for (place, texts) in texts() {
        for (_, text) in texts {
            let small = text.to_lowercase();
            let said = PROGRAM.iter().filter(|word| small.contains(*word));
            found.extend(said.map(|word| format!("{place}: “{text}”: {word}")));
            if has_code_of_period(&text) || has_iso_day(&text) {
                found.push(format!("{place}: “{text}”: a day or a period as a program writes it"));
            }
        }
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn pages_print_figures_and_days_in_one_way() {
    let mut found = Vec::new();
    for (place, texts) in texts() {
        for (lang, text) in texts {
            let odd = odd_print(lang, &text);
            found.extend(odd.map(|why| format!("{place}: “{text}”: {why}")));
        }
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn strays_are_found() {
    assert!(is_in("thôi giao", "Xin bấm Thôi giao."));
    assert!(!is_in("aim", "claims"));
    assert!(is_in("= xem", "Xem") && !is_in("= xem", "Xem trang"));
    assert!(has_code_of_period("kỳ 2026-H1") && !has_code_of_period("2026-01"));
    assert!(has_iso_day("ngày 2026-01-31") && !has_iso_day("31/01/2026"));
    let source = "title: \"Góp ý\" / \"Remarks\",\n    long: \"một \\\"hai\\\"\"\n / \"one\",";
    let pairs = pairs(source);
    assert_eq!(pairs, [("Góp ý", "Remarks"), ("một \\\"hai\\\"", "one")]);
}

/// The table of the glossary.
fn strays() -> Vec<Stray> {
    let glossary = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/glossary.md");
    let text = fs::read_to_string(glossary).unwrap();
    let rows = text.lines().filter_map(|line| {
        let lang =
            ["vi", "en"].into_iter().find(|lang| line.starts_with(&format!("| {lang} |")))?;
        let mut cells = line.split('|').skip(2).map(str::trim);
        Some((lang, cells.next()?.to_owned(), cells.next()?.to_owned()))
    });
    rows.flat_map(|(lang, say, never)| {
        let each = never.split(';').map(|never| never.trim().to_owned()).collect::<Vec<_>>();
        each.into_iter().map(move |never| Stray { lang, say: say.clone(), never })
    })
    .collect()
}

/// Every text with its language, by file.
fn texts() -> Vec<(String, BTreeSet<(&'static str, String)>)> {
    let mut all = Vec::new();
    for path in READ.into_iter().flat_map(files) {
        if path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        let shipped = source.split("#[cfg(test)]").next().unwrap_or_default();
        let pairs = pairs(shipped).into_iter();
        let both =
            pairs.flat_map(|(vi, en)| [("vi", without_names(vi)), ("en", without_names(en))]);
        let is_report = path.to_string_lossy().contains("src/domain/report");
        let alone = literals(shipped).into_iter();
        let alone = alone.filter(|(_, text, _)| is_report && has_marks(text));
        let texts = both.chain(alone.map(|(_, text, _)| ("vi", without_names(text))));
        all.push((path.display().to_string(), texts.collect::<BTreeSet<_>>()));
    }
    let count: usize = all.iter().map(|(_, texts)| texts.len()).sum();
    assert!(count > 2_000, "only {count} texts found");
    all
}

/// A text without the names in braces that stand for what is filled in.
fn without_names(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + "…" + part.split_once('}').map_or(part, |(_, after)| after)
    })
}

/// Whether a text is Vietnamese; reports are in Vietnamese alone.
fn has_marks(text: &str) -> bool {
    text.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii())
}

/// Every text in quotation marks, with its place and its end.
fn literals(source: &str) -> Vec<(usize, &str, usize)> {
    let mut literals: Vec<(usize, &str, usize)> = Vec::new();
    let (mut at, bytes) = (0, source.as_bytes());
    while let Some(opened) = source[at..].find(['"', '\n']).map(|place| at + place) {
        // A comment and a quoted quotation mark hold no text.
        let line = source[..opened].rfind('\n').map_or(0, |place| place + 1);
        if bytes[opened] == b'\n'
            || source[line..opened].trim_start().starts_with("//")
            || source[..opened].ends_with('\'')
        {
            at = opened + 1;
            continue;
        }
        let mut end = opened + 1;
        while end < bytes.len() && bytes[end] != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        literals.push((opened, &source[opened + 1..end.min(source.len())], end + 1));
        at = end + 1;
    }
    literals
}

/// The texts that stand as `"Vietnamese" / "English"`, or so in a tuple.
fn pairs(source: &str) -> Vec<(&str, &str)> {
    let literals = literals(source);
    let each = literals.windows(2).filter(|two| {
        let between = source.get(two[0].2..two[1].0).unwrap_or_default();
        // A pair outside of `words!` is Vietnamese, with its marks, before English.
        let is_tuple = between.trim() == "," && !two[0].1.is_ascii() && two[1].1.is_ascii();
        between.trim() == "/" || is_tuple
    });
    each.map(|two| (two[0].1, two[1].1)).collect()
}

/// Whether a text says this, as whole words.
fn is_in(never: &str, text: &str) -> bool {
    let (never, text) = (never.to_lowercase(), text.to_lowercase());
    if let Some(whole) = never.strip_prefix("= ") {
        return text == whole;
    }
    let is_edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    text.match_indices(&never).any(|(place, _)| {
        is_edge(text[..place].chars().next_back())
            && (is_edge(text[place + never.len()..].chars().next()) || !ends_in_letter(&never))
    })
}

fn ends_in_letter(text: &str) -> bool {
    text.chars().next_back().is_some_and(char::is_alphanumeric)
}

/// Whether it says `2026-H1` or the like.
fn has_code_of_period(text: &str) -> bool {
    ["-H1", "-Q1", "-Q2", "-Q3", "-Q4", "-Y"].iter().any(|code| {
        text.match_indices(code).any(|(place, _)| {
            text[..place].bytes().rev().take(4).filter(u8::is_ascii_digit).count() == 4
        })
    })
}

/// Whether it says `2026-01-31` or the like.
fn has_iso_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(10).any(|window| {
        window.iter().enumerate().all(|(place, byte)| match place {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
    })
}
