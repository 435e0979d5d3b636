//! Texts are in Unicode NFC, for the same word must be the same bytes everywhere; no letter of them was lost, stands
//! for another or cannot be seen.

use unicode_normalization::is_nfc;

use super::Report;
use crate::base::text::with_unseen_shown;
use crate::base::{Text, table};
use crate::domain::survey::file::draft::Draft;
use crate::domain::survey::file::finding::both;

/// A text that may be there, by the key it stands under.
type Named<'a> = (&'static str, Option<&'a Text>);

/// What is wrong with the letters of a text, and the remedy.
fn misread(written: &str) -> Option<(Text, Text)> {
    if let Some(what) = table::garbled(written) {
        return Some((what, both!("Sửa lại câu chữ" / "Correct the text")));
    }
    let shown = with_unseen_shown(written);
    (shown != written).then(|| {
        let what = both!(
            "«{shown}» có ký tự không nhìn thấy" / "«{shown}» has a character that cannot be seen"
        );
        (what, both!("Xóa ký tự đó" / "Remove it"))
    })
}

pub(super) fn texts_are_composed(draft: &Draft, report: &mut Report<'_>) {
    let (of, at) = (&draft.instrument, &draft.lines);
    let mut look = |table: usize, texts: &[Named<'_>]| {
        for (key, text) in texts {
            let Some(text) = text else { continue };
            for (what, remedy) in [&text.vi, &text.en].into_iter().filter_map(|it| misread(it)) {
                report.add(at.of(table, key), what, remedy);
            }
            if !is_nfc(&text.vi) || !is_nfc(&text.en) {
                let shown = &text.vi;
                let what = both!(
                    "«{shown}» không ở dạng Unicode dựng sẵn (NFC)"
                        / "«{shown}» is not in Unicode NFC"
                );
                let remedy = both!(
                    "Gõ lại bằng bộ gõ Unicode dựng sẵn"
                        / "Save the file with composed letters (NFC)"
                );
                report.add(at.of(table, key), what, remedy);
            }
        }
    };
    let provisional = of.provisional.as_ref();
    let title = ("title", Some(&of.title));
    let purpose = ("purpose", Some(&of.purpose));
    look(1, &[title, purpose, ("provisional", provisional)]);
    for (basis, line) in of.legal_basis.iter().zip(&at.legal_basis) {
        let note = ("note", basis.note.as_ref());
        look(*line, &[("title", Some(&basis.title)), note]);
    }
    for (scale, (line, lines)) in of.scales.iter().zip(at.scales.iter().zip(&at.choices)) {
        let dont_know = ("dont_know", scale.dont_know.as_ref());
        let not_applicable = ("not_applicable", scale.not_applicable.as_ref());
        look(*line, &[dont_know, not_applicable]);
        for (choice, line) in scale.choices.iter().zip(lines) {
            look(*line, &[("label", Some(&choice.label))]);
        }
    }
    for (section, line) in of.sections.iter().zip(&at.sections) {
        let intro = ("intro", section.intro.as_ref());
        look(*line, &[("title", Some(&section.title)), intro]);
    }
    for (item, line) in of.items.iter().zip(&at.items) {
        let question = ("question", Some(&item.question));
        let help = ("help", item.help.as_ref());
        let provisional = ("provisional", item.provisional.as_ref());
        look(*line, &[("title", Some(&item.title)), question, help, provisional]);
    }
    let factors = of.factors.iter().map(|each| &each.title).zip(&at.factors);
    let domains = of.domains.iter().map(|each| &each.title).zip(&at.domains);
    for (title, line) in factors.chain(domains) {
        look(*line, &[("title", Some(title))]);
    }
}
