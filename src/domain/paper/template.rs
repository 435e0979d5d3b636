//! The template of a file of responses.

use chrono::NaiveDate;

use crate::base::template::{Column, Kind, Template};
use crate::base::{Lang, Text};
use crate::domain::survey::{Instrument, Item, Kind as ItemKind, Scale};
use crate::domain::unit::Touchpoint;

/// The template of an instrument for these places, whose lists are in a language.
pub fn template(
    instrument: &Instrument,
    touchpoints: &[Touchpoint],
    (lang, today): (Lang, NaiveDate),
) -> Template {
    let mut columns = of_form(touchpoints, (lang, today));
    columns.extend(instrument.items.iter().map(|item| of_item(instrument, item, lang)));
    columns.push(column(
        ("Góp ý", "Remark"),
        (Kind::Text, ""),
        (
            "Lời góp ý trên phiếu, bỏ tên người và số điện thoại.",
            "What is written on the form, without names and phone numbers.",
        ),
    ));
    Template {
        title: Text::new(
            format!("Tệp mẫu nhập phiếu: {}", instrument.title.vi),
            format!("Template of responses: {}", instrument.title.en),
        ),
        guide: vec![Text::new(
            "Mỗi dòng một phiếu. Phiếu trắng không ghi vào tệp. Câu để trống là không trả lời.",
            "A row a form. Blank forms are left out. A blank cell is no answer.",
        )],
        columns,
    }
}

/// The columns before the answers.
fn of_form(touchpoints: &[Touchpoint], (lang, today): (Lang, NaiveDate)) -> Vec<Column> {
    let place = touchpoints.first().map_or("BT01", |first| first.code.as_str()).to_owned();
    let codes = touchpoints.iter().map(|each| each.code.clone()).collect();
    let tiers = lang.pick(["Phiếu giấy", "Phỏng vấn hộ"], ["paper", "assisted"]);
    let mut columns = vec![
        column(
            ("Mã phiếu", "Key"),
            (Kind::Text, "P001"),
            (
                "Số hoặc mã riêng của tờ phiếu, không ghi tên người trả lời. Nhập lại cùng mã, cùng câu trả lời thì không thêm gì.",
                "A number of the form's own, nobody's name. The same key with the same answers adds nothing.",
            ),
        ),
        column(
            ("Bó phiếu", "Sheet"),
            (Kind::Text, "B1"),
            (
                "Mã bó phiếu: các phiếu cùng nơi, cùng ngày. Để trống thì hệ thống gộp theo nơi và ngày.",
                "The sheet: forms of one place and one day. Left blank, rows of one place and day are put together.",
            ),
        ),
        Column {
            is_needed: true,
            ..column(
                ("Điểm khảo sát", "Touchpoint"),
                (Kind::One(codes), &place),
                ("Mã điểm khảo sát.", "The code of the place."),
            )
        },
        Column {
            is_needed: true,
            ..column(
                ("Ngày", "Day"),
                (Kind::Day, &today.to_string()),
                ("Ngày ghi trên phiếu.", "The day written on the form."),
            )
        },
        column(
            ("Hình thức", "Tier"),
            (Kind::One(tiers.map(str::to_owned).into()), tiers[0]),
            (
                "Phiếu giấy hoặc phỏng vấn hộ. Để trống là phiếu giấy.",
                "paper, or assisted for an interview. Blank is paper.",
            ),
        ),
    ];
    columns.extend(procedure(touchpoints));
    columns
}

/// Which procedure, where places have several; where one has one, it is that.
fn procedure(touchpoints: &[Touchpoint]) -> Option<Column> {
    let several = touchpoints.iter().filter(|each| each.procedures.len() > 1);
    let mut codes: Vec<String> = several.flat_map(|each| each.procedures.iter().cloned()).collect();
    codes.sort();
    codes.dedup();
    if codes.is_empty() {
        return None;
    }
    Some(column(
        ("Thủ tục", "Procedure"),
        (Kind::Suggested(codes), ""),
        (
            "Mã thủ tục, ở nơi làm nhiều thủ tục. Để trống nếu phiếu không ghi.",
            "The code of the procedure, at a place of several. Blank where the form does not say.",
        ),
    ))
}

fn column(
    (vi, en): (&str, &str),
    (kind, example): (Kind, &str),
    (note_vi, note_en): (&str, &str),
) -> Column {
    Column {
        title: Text::new(vi, en),
        is_needed: false,
        kind,
        example: example.to_owned(),
        note: Text::new(note_vi, note_en),
    }
}

fn of_item(instrument: &Instrument, item: &Item, lang: Lang) -> Column {
    let scale = instrument.scale_of(item);
    let choices = scale.map_or_else(Vec::new, |scale| labelled(scale, lang));
    let example = choices.last().cloned().unwrap_or_default();
    let is_many = matches!(item.kind, ItemKind::SelectMany { .. });
    let many = Text::new(
        "Có thể ghi nhiều mã, cách nhau bằng dấu cách.",
        "Several codes may be written, with spaces between.",
    );
    let note = |lang: Lang| {
        let question = item.question.in_lang(lang);
        if is_many { format!("{question} {}", many.in_lang(lang)) } else { question.to_owned() }
    };
    let asked = item.asked_if.is_some();
    Column {
        title: Text::new(
            format!("{}. {}", item.code, item.title.vi),
            format!("{}. {}", item.code, item.title.en),
        ),
        is_needed: false,
        kind: if is_many { Kind::Suggested(choices) } else { Kind::One(choices) },
        example: if asked { String::new() } else { example },
        note: Text::new(note(Lang::Vi), note(Lang::En)),
    }
}

/// The choices of a scale, each with its code: `5 – Rất hài lòng`.
fn labelled(scale: &Scale, lang: Lang) -> Vec<String> {
    let apart = [('?', scale.dont_know.as_ref()), ('~', scale.not_applicable.as_ref())];
    let apart = apart.into_iter().filter_map(|(code, label)| Some((code, label?)));
    let choices = scale.choices.iter().map(|choice| (choice.code, &choice.label));
    let all = apart.collect::<Vec<_>>().into_iter().chain(choices);
    all.map(|(code, label)| format!("{code} – {}", label.in_lang(lang))).collect()
}
