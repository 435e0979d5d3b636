//! What the format of a questionnaire can say, the forms of the browser can say: walked key by key, as the reader
//! itself names them.

use std::collections::BTreeSet;

use hailong::domain::survey::Instrument;
use hailong::domain::survey::edit::{PartKind, apply, edit_of, fields_of};
use hailong::domain::survey::file::{BUILT_IN, File, open, read, write};

/// A table of the format, with its line in a file.
type Header = &'static str;

/// Every table of the format.
const TABLES: [Header; 10] = [
    "",
    "[formula]",
    "[target]",
    "[[legal_basis]]",
    "[[scale]]",
    "choice",
    "[[section]]",
    "[[item]]",
    "[[factor]]",
    "[[domain]]",
];

/// The file of a questionnaire that uses every table.
fn whole() -> String {
    let quick = BUILT_IN.iter().find(|file| file.name == "quick.toml").unwrap().text;
    let with_domain = "\n[[domain]]\ncode = \"all\"\ntitle = { vi = \"Cả\", en = \"All\" }\n";
    let factor = read(File { name: "quick.toml", text: quick }).unwrap().factors[0].code.clone();
    format!("{quick}{with_domain}factors = [\"{factor}\"]\n")
}

/// The keys that the reader takes in a table: those it names when it meets an unknown one there.
fn keys_of(header: Header) -> BTreeSet<String> {
    let text = whole();
    let odd = "unheard_of = 1\n";
    let text = match header {
        "" => format!("{odd}{text}"),
        "choice" => text.replacen("{ code = \"", "{ unheard_of = 1, code = \"", 1),
        header => text.replacen(&format!("{header}\n"), &format!("{header}\n{odd}"), 1),
    };
    let (_, findings) = open(File { name: "quick.toml", text: &text });
    let remedies = findings.iter().map(|(_, it)| it.remedy.en.as_str());
    let known = remedies.filter_map(|it| it.strip_prefix("Remove it, or write one of: "));
    let known: Vec<&str> = known.collect();
    assert_eq!(known.len(), 1, "{header}: {findings:?}");
    known[0].split(", ").map(str::to_owned).collect()
}

/// The field in which a key is written: the kind of its part, the field's name, a value it does not have yet.
type Field = (PartKind, &'static str, &'static str);

/// Where a key is changed; the shipped file that has such a key stands beside it.
fn field_of(header: Header, key: &str) -> Option<(Field, &'static str)> {
    use PartKind::{Domain, Factor, Formula, Head, Item, Scale, Section};
    let quick = |field| Some((field, "quick.toml"));
    let papi = |field| Some((field, "papi-2021.toml"));
    match (header, key) {
        ("", "id") => quick((Head, "id", "khac")),
        ("", "version") => quick((Head, "version", "2099.1")),
        ("", "title") => quick((Head, "title_vi", "Tên khác")),
        ("", "purpose") => quick((Head, "purpose_en", "Another purpose.")),
        ("", "provisional") => quick((Head, "provisional_vi", "Tạm.")),
        ("", "valid_from") => quick((Head, "valid_from", "01/02/2099")),
        ("", "valid_to") => quick((Head, "valid_to", "01/02/2099")),
        ("", "obligatory") => quick((Head, "obligatory", "yes")),
        ("", "missing") => quick((Formula, "missing", "in_denominator")),
        ("[formula]", "version") => quick((Formula, "formula_version", "x/2")),
        ("[formula]", "method") => quick((Formula, "method", "xhh")),
        ("[formula]", "aggregation") => quick((Formula, "aggregation", "domain_mean")),
        ("[target]", "numerator") => quick((Head, "target", "87")),
        ("[target]", "denominator") => quick((Head, "target", "87,5")),
        ("[target]", "rule") => quick((Head, "target_rule", "more_than")),
        ("[[legal_basis]]", "title") => quick((Head, "basis0_en", "Another text")),
        ("[[legal_basis]]", "note") => quick((Head, "basis0_note_vi", "Đọc ở đâu")),
        ("[[scale]]", "code") => quick((Scale, "code", "other")),
        ("[[scale]]", "choice") => quick((Scale, "choice0_label_vi", "Nhãn khác")),
        ("[[scale]]", "dont_know") => papi((Scale, "dont_know_vi", "Chịu")),
        ("[[scale]]", "not_applicable") => quick((Scale, "not_applicable_vi", "Chưa gặp")),
        ("choice", "code") => quick((Scale, "choice0_code", "Z")),
        ("choice", "label") => quick((Scale, "choice0_label_en", "Another")),
        ("choice", "counts") => quick((Scale, "choice0_counts", "described")),
        ("choice", "points") => quick((Scale, "choice0_points", "0,5")),
        ("[[section]]", "code") => quick((Section, "code", "other")),
        ("[[section]]", "title") => quick((Section, "title_vi", "Phần khác")),
        ("[[section]]", "intro") => quick((Section, "intro_vi", "Lời dẫn")),
        ("[[item]]", "code") => quick((Item, "code", "other")),
        ("[[item]]", "section") => papi((Item, "section", "land")),
        ("[[item]]", "scale") => papi((Item, "scale", "other")),
        ("[[item]]", "title") => quick((Item, "title_en", "Another")),
        ("[[item]]", "question") => quick((Item, "question_vi", "Câu khác?")),
        ("[[item]]", "help") => quick((Item, "help_vi", "Gợi ý")),
        ("[[item]]", "kind") => quick((Item, "many", "yes")),
        ("[[item]]", "asked_if") => papi((Item, "asked_item", "khac")),
        ("[[item]]", "max_points") => quick((Item, "max_points", "4,5")),
        ("[[item]]", "provisional") => quick((Item, "provisional_en", "Not certain")),
        ("[[factor]]", "code") => quick((Factor, "code", "other")),
        ("[[factor]]", "title") => quick((Factor, "title_vi", "Yếu tố khác")),
        ("[[factor]]", "items") => quick((Factor, "item_why", "yes")),
        ("[[factor]]", "range") => papi((Factor, "low", "0,123")),
        ("[[domain]]", "code") => papi((Domain, "code", "other")),
        ("[[domain]]", "title") => papi((Domain, "title_vi", "Lĩnh vực khác")),
        ("[[domain]]", "factors") => papi((Domain, "factor_", "yes")),
        _ => None,
    }
}

/// Keys that no form changes: each is shown as locked with its reason on the page of the head.
const LOCKED: [(Header, &str); 1] = [("", "based_on")];

/// Tables within the file that have rows of their own here.
const NESTED: [&str; 8] =
    ["formula", "target", "legal_basis", "scale", "section", "item", "factor", "domain"];

fn first(of: &Instrument, kind: PartKind) -> Option<&str> {
    match kind {
        PartKind::Head | PartKind::Formula => None,
        PartKind::Section => Some(&of.sections[0].code),
        PartKind::Item => Some(&of.items[0].code),
        PartKind::Scale => Some(&of.scales[0].code),
        PartKind::Factor => Some(&of.factors[0].code),
        PartKind::Domain => Some(&of.domains[0].code),
    }
}

#[test]
fn every_key_of_the_format_is_changed_by_a_form_or_locked() {
    for header in TABLES {
        let keys = keys_of(header);
        assert!(!keys.is_empty(), "{header}");
        for key in keys {
            if (header.is_empty() && NESTED.contains(&key.as_str()))
                || LOCKED.contains(&(header, key.as_str()))
            {
                continue;
            }
            let Some(((kind, name, value), file)) = field_of(header, &key) else {
                panic!("no form changes `{key}` of {header:?}");
            };
            let file = BUILT_IN.iter().find(|it| it.name == file).unwrap();
            let before = read(*file).unwrap();
            let code = first(&before, kind);
            let mut fields = fields_of(&before, kind, code).unwrap();
            // A factor of another domain.
            let other = before.factors.last().map(|it| format!("factor_{}", it.code));
            let name = if name == "factor_" { other.as_deref().unwrap() } else { name };
            match fields.iter_mut().find(|(each, _)| each == name) {
                Some((_, old)) => {
                    assert_ne!(old, value, "{header} {key}");
                    value.clone_into(old);
                }
                None => fields.push((name.to_owned(), value.to_owned())),
            }
            let edit = edit_of(&before, (kind, code), &fields).unwrap();
            let after = apply(&before, edit, None).unwrap();
            let (text_before, text) = (write(&before), write(&after));
            let often = |text: &str, line: &str| text.lines().filter(|each| *each == line).count();
            let is_new = |line: &&str| often(&text, line) > often(&text_before, line);
            let changed: Vec<&str> = text.lines().filter(is_new).collect();
            // A list of choices begins with its first.
            let word = if key == "choice" { "{ code".to_owned() } else { format!("{key} =") };
            let is_told = changed.iter().any(|line| line.contains(&word));
            assert!(is_told, "{header} {key}: {changed:?}");
        }
    }
}

#[test]
fn an_item_stands_in_one_factor_and_a_factor_in_one_domain() {
    let file = BUILT_IN.iter().find(|it| it.name == "papi-2021.toml").unwrap();
    let before = read(*file).unwrap();
    let (to, from) = (&before.factors[0], &before.factors[1]);
    let taken = &from.items[0];
    let mut fields = fields_of(&before, PartKind::Factor, Some(&to.code)).unwrap();
    fields.push((format!("item_{taken}"), "yes".to_owned()));
    let edit = edit_of(&before, (PartKind::Factor, Some(&to.code)), &fields).unwrap();
    let after = apply(&before, edit, None).unwrap();
    assert!(after.factors[0].items.contains(taken) && !after.factors[1].items.contains(taken));
    let (to, from) = (&before.domains[0], &before.domains[1]);
    let taken = &from.factors[0];
    let mut fields = fields_of(&before, PartKind::Domain, Some(&to.code)).unwrap();
    fields.push((format!("factor_{taken}"), "yes".to_owned()));
    let edit = edit_of(&before, (PartKind::Domain, Some(&to.code)), &fields).unwrap();
    let after = apply(&before, edit, None).unwrap();
    assert!(after.domains[0].factors.contains(taken) && !after.domains[1].factors.contains(taken));
    // Its code is renamed in the domain that holds it.
    let mut fields = fields_of(&before, PartKind::Factor, Some(taken)).unwrap();
    "renamed".clone_into(&mut fields[0].1);
    let edit = edit_of(&before, (PartKind::Factor, Some(taken)), &fields).unwrap();
    let after = apply(&before, edit, None).unwrap();
    assert!(after.domains[1].factors.iter().any(|code| code == "renamed"));
}
