//! A sheet of paper as a PDF of one line, for made-up evidence.

use std::fmt::Write;

/// A PDF of one A4 page with one line of plain ASCII.
///
/// Source: ISO 32000-1, 7.5 (file structure); Helvetica is one of its standard fonts.
pub(super) fn pdf(line: &str) -> Vec<u8> {
    let text: String = line
        .chars()
        .filter(|letter| letter.is_ascii() && !matches!(letter, '(' | ')' | '\\'))
        .collect();
    let drawn = format!("BT /F1 14 Tf 72 770 Td ({text}) Tj ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
         /Resources<</Font<</F1 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>\nstream\n{drawn}\nendstream", drawn.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(&objects) {
        // Writing to a text does not fail.
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
    }
    let begins = file.len();
    let size = objects.len() + 1;
    let _ =
        write!(file, "{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{begins}\n%%EOF\n");
    file.into_bytes()
}
