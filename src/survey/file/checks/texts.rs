//! Texts are in Unicode NFC: the same word must be the same bytes everywhere.

use unicode_normalization::is_nfc;

use super::{Draft, Report};
use crate::survey::Text;

pub(super) fn texts_are_composed(draft: &Draft, report: &mut Report<'_>) {
    let (of, at) = (&draft.instrument, &draft.lines);
    let head = [Some(&of.title), Some(&of.purpose), of.provisional.as_ref()];
    composed(report, 1, head.into_iter().flatten());
    for basis in &of.legal_basis {
        composed(
            report,
            1,
            [Some(&basis.title), basis.note.as_ref()]
                .into_iter()
                .flatten(),
        );
    }
    for (scale, (line, lines)) in of.scales.iter().zip(at.scales.iter().zip(&at.choices)) {
        let both = [scale.dont_know.as_ref(), scale.not_applicable.as_ref()];
        composed(report, *line, both.into_iter().flatten());
        for (choice, line) in scale.choices.iter().zip(lines) {
            composed(report, *line, [&choice.label].into_iter());
        }
    }
    for (section, line) in of.sections.iter().zip(&at.sections) {
        let texts = [Some(&section.title), section.intro.as_ref()];
        composed(report, *line, texts.into_iter().flatten());
    }
    for (item, line) in of.items.iter().zip(&at.items) {
        let texts = [
            Some(&item.title),
            Some(&item.question),
            item.help.as_ref(),
            item.provisional.as_ref(),
        ];
        composed(report, *line, texts.into_iter().flatten());
    }
    let factors = of.factors.iter().map(|each| &each.title).zip(&at.factors);
    let domains = of.domains.iter().map(|each| &each.title).zip(&at.domains);
    for (title, line) in factors.chain(domains) {
        composed(report, *line, [title].into_iter());
    }
}

fn composed<'a>(report: &mut Report<'_>, line: usize, texts: impl Iterator<Item = &'a Text>) {
    for text in texts {
        if !is_nfc(&text.vi) || !is_nfc(&text.en) {
            let what = format!("«{}» is not in Unicode NFC", text.vi);
            report.add(line, what, "Save the file with composed letters (NFC)");
        }
    }
}
