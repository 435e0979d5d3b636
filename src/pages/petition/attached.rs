//! Files as they were sent with a form, checked and cleaned. Pure.

use crate::base::picture::{bare_jpeg, bare_png};
use crate::base::text::one_line;
use crate::domain::petition::{Attachments, CleanFile, FileKind};
use crate::web::upload::{Limits, SentFile};

/// Characters of a name kept at most.
const LONGEST_NAME: usize = 80;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// It is over the limit.
    TooLarge,
    /// It is empty.
    Empty,
    /// Its bytes are of no kind that is taken, or broken.
    Kind,
    /// There are more files than may be.
    TooMany,
}

/// A file that is not taken, by its name.
pub(super) type Fault = (String, Unfit);

/// What a form with such files may bring.
pub(super) fn limits(set: Attachments) -> Limits {
    let each = usize::from(set.megabytes) * 1024 * 1024;
    Limits { each, all: each * usize::from(set.most) }
}

/// The files, or every fault; `left` is how many more there may be.
pub(super) fn clean(sent: Vec<SentFile>, left: usize) -> Result<Vec<CleanFile>, Vec<Fault>> {
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for (place, file) in sent.into_iter().enumerate() {
        if place >= left {
            faults.push((file.name, Unfit::TooMany));
            continue;
        }
        match cleaned(file.content) {
            Ok((kind, content)) => {
                files.push(CleanFile { kind, name: plain_name(&file.name, kind), content });
            }
            Err(unfit) => faults.push((file.name, unfit)),
        }
    }
    if faults.is_empty() { Ok(files) } else { Err(faults) }
}

/// The kind by the bytes a file begins with, and the bytes without metadata.
fn cleaned(content: Option<Vec<u8>>) -> Result<(FileKind, Vec<u8>), Unfit> {
    let content = content.ok_or(Unfit::TooLarge)?;
    if content.is_empty() {
        return Err(Unfit::Empty);
    }
    if content.starts_with(b"%PDF-") {
        return Ok((FileKind::Pdf, content));
    }
    let jpeg = bare_jpeg(&content).map(|bare| (FileKind::Jpeg, bare));
    jpeg.or_else(|| bare_png(&content).map(|bare| (FileKind::Png, bare))).ok_or(Unfit::Kind)
}

/// The name of a file without folders, ending as its kind does.
fn plain_name(name: &str, kind: FileKind) -> String {
    let last = one_line(name.rsplit(['/', '\\']).next().unwrap_or_default());
    let stem = last.rsplit_once('.').map_or(&*last, |(stem, _)| stem);
    let stem: String = stem.chars().filter(|letter| *letter != '"').take(LONGEST_NAME).collect();
    let stem = if stem.trim().is_empty() { "tep" } else { stem.trim() };
    format!("{stem}.{}", ending(kind))
}

/// What the name of such a file ends in.
pub(super) fn ending(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Jpeg => "jpg",
        FileKind::Png => "png",
        FileKind::Pdf => "pdf",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(name: &str, content: Option<&[u8]>) -> SentFile {
        let content = content.map(<[u8]>::to_vec);
        SentFile { field: "file".to_owned(), name: name.to_owned(), content }
    }

    #[test]
    fn the_bytes_decide_and_every_fault_is_told_at_once() {
        let files = vec![sent("C:\\anh\\Giấy hẹn.png", Some(b"%PDF-1.7"))];
        let clean_files = clean(files, 3).unwrap();
        assert_eq!((clean_files[0].kind, &*clean_files[0].name), (FileKind::Pdf, "Giấy hẹn.pdf"));
        let files = vec![
            sent("a.pdf", None),
            sent("b.jpg", Some(b"")),
            sent("c.jpg", Some(b"<svg>")),
            sent("d.pdf", Some(b"%PDF-")),
        ];
        let names = ["a.pdf", "b.jpg", "c.jpg", "d.pdf"].map(str::to_owned);
        let unfit = [Unfit::TooLarge, Unfit::Empty, Unfit::Kind, Unfit::TooMany];
        let expected: Vec<Fault> = names.into_iter().zip(unfit).collect();
        assert_eq!(clean(files, 3), Err(expected));
    }
}
