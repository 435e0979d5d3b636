//! Changes of a draft: each gives a file that reads back to the same value, and the core stays.

use hailong::base::Text;
use hailong::domain::survey::edit::{
    As, Cores, Edit, Keeps, PartKind, Refusal, Step, apply, copy_of, differences, edit_of, examine,
    fields_of, id_of, mark_of,
};
use hailong::domain::survey::file::{BUILT_IN, File, built_in, open, read, write};
use hailong::domain::survey::{Catalogue, Instrument, Section};
use proptest::prelude::*;

/// The draft that its own file reads back to.
fn read_back(draft: &Instrument) -> Instrument {
    let name = format!("{}@{}.toml", draft.id, draft.version);
    let text = write(draft);
    let (read, _) = open(File { name: &name, text: &text });
    let read = read.unwrap_or_else(|| panic!("no TOML: {text}"));
    Instrument { digest: draft.digest.clone(), ..read }
}

fn catalogue() -> Catalogue {
    built_in().unwrap()
}

/// A copy of a shipped version that begins on 1 December 2026.
fn copied(id: &str, copied: &As) -> Instrument {
    let catalogue = catalogue();
    copy_of(catalogue.newest(id).unwrap(), copied, &catalogue, "2026-12-01".parse().unwrap())
}

#[test]
fn every_shipped_file_is_written_so_that_it_reads_back() {
    for file in BUILT_IN {
        let shipped = read(*file).unwrap();
        assert_eq!(read_back(&shipped), shipped, "{}", file.name);
        let text = write(&shipped);
        let again = read(File { name: file.name, text: &text });
        assert!(again.is_ok(), "{}: {again:?}", file.name);
    }
}

#[test]
fn a_form_sent_as_it_is_shown_changes_nothing() {
    for file in BUILT_IN {
        let draft = read(*file).unwrap();
        let parts = std::iter::once((PartKind::Head, None))
            .chain(draft.items.iter().map(|it| (PartKind::Item, Some(it.code.as_str()))))
            .chain(draft.scales.iter().map(|it| (PartKind::Scale, Some(it.code.as_str()))))
            .chain(draft.sections.iter().map(|it| (PartKind::Section, Some(it.code.as_str()))))
            .chain(draft.factors.iter().map(|it| (PartKind::Factor, Some(it.code.as_str()))))
            .chain(draft.domains.iter().map(|it| (PartKind::Domain, Some(it.code.as_str()))))
            .chain([(PartKind::Formula, None)]);
        for (kind, code) in parts {
            let fields = fields_of(&draft, kind, code).unwrap();
            let edit = edit_of(&draft, (kind, code), &fields).unwrap();
            let same = apply(&draft, edit, None).unwrap();
            assert_eq!(same, draft, "{} {kind:?} {code:?}", file.name);
        }
    }
}

#[test]
fn a_core_item_keeps_its_title_scale_and_factor_and_takes_another_wording() {
    let catalogue = catalogue();
    let draft = copied("sipas-counter", &As::Own("phieu-quay".to_owned()));
    assert_eq!(draft.based_on.as_deref(), Some("sipas-counter@2026.2"));
    let locks = Cores::shipped().locks_of(&catalogue, &draft).unwrap();
    assert!(locks.holds("s1") && !locks.holds("overall") && locks.keeps("s1", Keeps::Title));
    let mut fields = fields_of(&draft, PartKind::Item, Some("s1")).unwrap();
    for (name, value) in &mut fields {
        match name.as_str() {
            "question_vi" => "Biển chỉ dẫn có dễ thấy không?".clone_into(value),
            "title_vi" | "scale" | "factor" | "code" => "khac".clone_into(value),
            _ => {}
        }
    }
    let edit = edit_of(&draft, (PartKind::Item, Some("s1")), &fields).unwrap();
    let new = apply(&draft, edit, Some(&locks)).unwrap();
    let found = differences(&draft, &new);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].code.as_str(), found[0].field), ("s1", "question_vi"));
    assert_eq!(locks.breaches(&new), []);
    for (kind, code) in
        [(PartKind::Item, "s1"), (PartKind::Scale, "satisfaction"), (PartKind::Factor, "access")]
    {
        let removed = apply(&draft, Edit::Remove(kind, code.to_owned()), Some(&locks));
        assert_eq!(removed.unwrap_err(), Refusal::Locked, "{code}");
        // What comes past the page, in a file, is found by the check.
        let breached = apply(&draft, Edit::Remove(kind, code.to_owned()), None).unwrap();
        assert!(!locks.breaches(&breached).is_empty(), "{code}");
    }
}

#[test]
fn a_scale_without_codes_has_the_numbers_of_its_rows_and_is_told_in_words() {
    let draft = copied("quick", &As::Own("phieu-cho".to_owned()));
    let rows = [("Dưới 15 phút", "Under 15 minutes"), ("Trên 15 phút", "Over 15 minutes")];
    let mut fields = vec![("code".to_owned(), "waiting".to_owned())];
    for (place, (vi, en)) in rows.into_iter().enumerate() {
        for (field, value) in [("label_vi", vi), ("label_en", en), ("counts", "described")] {
            fields.push((format!("choice{place}_{field}"), value.to_owned()));
        }
    }
    let edit = edit_of(&draft, (PartKind::Scale, None), &fields).unwrap();
    let new = apply(&draft, edit, None).unwrap();
    let taken = edit_of(&new, (PartKind::Scale, None), &fields).unwrap_err();
    assert_eq!(taken.iter().map(|it| it.field.as_str()).collect::<Vec<_>>(), ["code"]);
    assert!(edit_of(&new, (PartKind::Scale, Some("waiting")), &fields).is_ok());
    let found = differences(&draft, &new);
    let told = "1 Dưới 15 phút / Under 15 minutes (chỉ mô tả / described only); \
                2 Trên 15 phút / Over 15 minutes (chỉ mô tả / described only)";
    assert_eq!(found.iter().map(|it| it.after.as_str()).collect::<Vec<_>>(), [told]);
}

#[test]
fn a_copy_is_examined_beside_what_is_published() {
    let (catalogue, today) = (catalogue(), "2026-12-01".parse().unwrap());
    let told = |draft: &Instrument| {
        let name = format!("{}@{}.toml", draft.id, draft.version);
        let text = write(draft);
        let examined = examine(File { name: &name, text: &text }, &catalogue, today).unwrap();
        examined.findings.iter().map(|(_, it)| it.what.en.clone()).collect::<Vec<_>>()
    };
    let draft = copied("sipas-counter", &As::Version);
    assert_eq!((draft.version.as_str(), told(&draft)), ("2026.3", vec![]));
    let taken = Instrument { version: "2026.1".to_owned(), ..draft.clone() };
    assert!(told(&taken)[0].starts_with("`sipas-counter` has its version 2026.1"));
    let past = Instrument { valid_from: "2026-11-30".parse().unwrap(), ..draft };
    assert!(told(&past)[0].starts_with("the first day, 30/11/2026, is past"), "{:?}", told(&past));
    assert_eq!(id_of("Phiếu bàn đọc – Thư viện"), "phieu-ban-doc-thu-vien");
}

#[test]
fn a_mark_changes_with_its_part_alone() {
    let draft = copied("quick", &As::Version);
    let section = Section { title: Text::new("Khác", "Other"), ..draft.sections[0].clone() };
    let was = Some(section.code.clone());
    let new = apply(&draft, Edit::Section { was, section }, None).unwrap();
    let mark = |of, kind, code| mark_of(of, kind, Some(code));
    assert_ne!(
        mark(&draft, PartKind::Section, "overall"),
        mark(&new, PartKind::Section, "overall")
    );
    assert_eq!(mark(&draft, PartKind::Item, "why"), mark(&new, PartKind::Item, "why"));
}

/// One change, by numbers that choose the part and what is typed into its form.
fn change(
    draft: &Instrument,
    (kind, place, act): (usize, usize, usize),
    typed: &str,
) -> Option<Edit> {
    let kinds = [
        PartKind::Item,
        PartKind::Section,
        PartKind::Scale,
        PartKind::Factor,
        PartKind::Domain,
        PartKind::Formula,
    ];
    let kind = kinds[kind % kinds.len()];
    let codes: Vec<&String> = match kind {
        PartKind::Section => draft.sections.iter().map(|it| &it.code).collect(),
        PartKind::Scale => draft.scales.iter().map(|it| &it.code).collect(),
        PartKind::Factor => draft.factors.iter().map(|it| &it.code).collect(),
        PartKind::Domain => draft.domains.iter().map(|it| &it.code).collect(),
        PartKind::Item => draft.items.iter().map(|it| &it.code).collect(),
        PartKind::Head | PartKind::Formula => Vec::new(),
    };
    let code = (!codes.is_empty()).then(|| codes[place % codes.len()].clone());
    let of = code.clone().filter(|_| act % 6 != 0);
    match act % 6 {
        1 => return Some(Edit::Remove(kind, code?)),
        2 => return Some(Edit::Move(kind, code?, Step::Up)),
        3 => return Some(Edit::Move(kind, code?, Step::Down)),
        _ => {}
    }
    let mut fields = fields_of(draft, kind, of.as_deref())?;
    let length = fields.len();
    typed.clone_into(&mut fields[place % length].1);
    edit_of(draft, (kind, of.as_deref()), &fields).ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_changes_give_a_file_that_reads_back_to_the_same_value(
        changes in prop::collection::vec(
            ((any::<usize>(), any::<usize>(), any::<usize>()), "[ -~À-ỹ\"\\\\]{0,12}"),
            1..12,
        ),
    ) {
        let mut draft = copied("quick", &As::Own("thu".to_owned()));
        for (which, typed) in changes {
            if let Some(edit) = change(&draft, which, &typed)
                && let Ok(new) = apply(&draft, edit, None)
            {
                draft = new;
            }
            prop_assert_eq!(&read_back(&draft), &draft);
        }
    }
}
