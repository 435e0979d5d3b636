//! The letter as a Word file.

use super::text::Written;
use crate::pages::shared::document::docx::{
    Finishing, TEXT, blank, centred, finished, foot, gap, head, line, paragraph, running,
};
use crate::pages::shared::document::{Foot, Head, LOGO_TOLD};

/// The file; the logo is an address that holds the picture.
pub(crate) fn file(letter: &Written, logo: Option<&str>) -> Result<Vec<u8>, String> {
    let above = Head {
        logo,
        parent: &letter.parent,
        office: &letter.office,
        number: &letter.number,
        dated: &letter.dated,
    };
    let mut docx = blank()
        .add_table(head(above)?)
        .add_paragraph(gap())
        .add_paragraph(centred(letter.heading[0], TEXT, true))
        .add_paragraph(centred(letter.heading[1], TEXT, true))
        .add_paragraph(line(0, 3_600));
    for to in &letter.to {
        docx = docx.add_paragraph(paragraph(to).indent(Some(1_440), None, None, None));
    }
    docx = docx.add_paragraph(gap());
    for text in &letter.body {
        docx = docx.add_paragraph(running(text));
    }
    let below = Foot { copies: &letter.copies, title: &letter.title, signer: &letter.signer };
    let pictures: Vec<String> = logo.map(|_| LOGO_TOLD.to_owned()).into_iter().collect();
    let finishing =
        Finishing { title: letter.heading[0], creator: &letter.office, pictures: &pictures };
    finished(docx.add_paragraph(gap()).add_table(foot(below)), &finishing)
}
