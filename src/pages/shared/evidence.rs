//! Files that staff keep as evidence: the type is read from the bytes, never from the name, and
//! it is given back to save, never to show.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::base::{Lang, words};
use crate::store::{EvidenceFile, NewEvidence};
use crate::web::components::labelled::Labelled;
use crate::web::csrf::csrf_field;
use crate::web::paths;
use crate::web::upload::{Limits, SentFile};

/// The largest file, in bytes: 10 MB.
pub const LARGEST: usize = 10 * 1024 * 1024;

/// What a form with such a file may bring.
pub const LIMITS: Limits = Limits { each: LARGEST, all: LARGEST };

/// Characters of a name kept at most.
const LONGEST_NAME: usize = 120;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// No file was chosen, or it is empty.
    Empty,
    /// It is over [`LARGEST`].
    TooLarge,
    /// Its bytes are of no kind that is taken.
    Kind,
}

words! {
    /// Words of the form that sends a file.
    pub(crate) struct Words {
        file: "Tệp" / "File",
        hint: "PDF, DOCX, XLSX, PNG hoặc JPEG, tối đa 10 MB. Không đính kèm thông tin cá nhân của người dân."
            / "PDF, DOCX, XLSX, PNG or JPEG, at most 10 MB. Attach nothing that identifies a citizen.",
        attach: "Đính kèm" / "Attach",
        unfit: Unfit {
            Empty => "Chưa chọn tệp, hoặc tệp rỗng." / "No file was chosen, or it is empty.",
            TooLarge => "Tệp lớn hơn 10 MB. Xin nén hoặc chia nhỏ."
                / "The file is over 10 MB. Please compress or split it.",
            Kind => "Không phải PDF, DOCX, XLSX, PNG hay JPEG (xét theo nội dung, không theo tên)."
                / "Neither PDF, DOCX, XLSX, PNG nor JPEG (by its content, not by its name).",
        },
    }
}

/// The form that sends a file, with what is wrong with the one that was sent.
pub fn form(action: &str, class: &str, fault: Option<&'static str>, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let (label, fault) = (words.file.into(), fault.map(Into::into));
    let file = Labelled {
        id: "file".into(),
        name: "file",
        label,
        fault,
        hinted: true,
        ..Labelled::default()
    };
    html! {
        form class=(class) method="post" action=(paths::in_lang(action, lang)) enctype="multipart/form-data" {
            (csrf_field())
            p.hint #file-hint { (words.hint) }
            (file.around(&html! {
                input #file name="file" type="file" required accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg"
                    aria-invalid=[file.invalid()] aria-describedby=[file.described()];
            }))
            button type="submit" { (words.attach) }
        }
    }
}

/// A file as it was sent, if it may be kept.
pub fn sent(file: Option<SentFile>) -> Result<NewEvidence, Unfit> {
    let file = file.ok_or(Unfit::Empty)?;
    fit(&file.name, file.content.ok_or(Unfit::TooLarge)?)
}

/// The file, if it may be kept.
pub fn fit(name: &str, content: Vec<u8>) -> Result<NewEvidence, Unfit> {
    if content.is_empty() {
        return Err(Unfit::Empty);
    }
    if content.len() > LARGEST {
        return Err(Unfit::TooLarge);
    }
    let kind = kind(&content).ok_or(Unfit::Kind)?;
    Ok(NewEvidence { name: plain_name(name, kind), kind: kind.to_owned(), content })
}

/// The kind, by the bytes a file begins with.
///
/// Source: ISO 32000 (PDF), W3C PNG, ITU T.81 (JPEG), APPNOTE (ZIP) and ECMA-376 part 2, by which
/// the parts of DOCX and XLSX stand under these names in the archive.
fn kind(content: &[u8]) -> Option<&'static str> {
    let holds = |name: &[u8]| content.windows(name.len()).any(|part| part == name);
    if content.starts_with(b"%PDF-") {
        return Some("pdf");
    }
    if content.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some("png");
    }
    if content.starts_with(b"\xff\xd8\xff") {
        return Some("jpeg");
    }
    if !content.starts_with(b"PK\x03\x04") || !holds(b"[Content_Types].xml") {
        return None;
    }
    match (holds(b"word/document.xml"), holds(b"xl/workbook.xml")) {
        (true, false) => Some("docx"),
        (false, true) => Some("xlsx"),
        _ => None,
    }
}

/// The media type of a kind that was kept.
fn media_type(kind: &str) -> &'static str {
    match kind {
        "pdf" => "application/pdf",
        "png" => "image/png",
        "jpeg" => "image/jpeg",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

/// A kept file as a reply: to save, whatever its bytes are.
pub fn attached(file: EvidenceFile) -> Response {
    let name = paths::escaped(&file.name);
    let headers = [
        (CONTENT_TYPE, media_type(&file.kind).to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"evidence.{}\"; filename*=UTF-8''{name}", file.kind),
        ),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    (headers, file.content).into_response()
}

/// A name without folders and without characters that act on a terminal or in a header, ending as
/// the file's kind does.
fn plain_name(name: &str, kind: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let acts = |letter: char| {
        letter.is_control()
            || matches!(letter, '"' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let plain: String = last.chars().filter(|letter| !acts(*letter)).collect();
    let stem = match plain.rsplit_once('.') {
        Some((stem, ending)) if is_ending_of(ending, kind) => stem,
        _ => plain.as_str(),
    };
    let stem: String = stem.trim().chars().take(LONGEST_NAME).collect();
    let stem = if stem.is_empty() { "minh-chung" } else { &stem };
    format!("{stem}.{kind}")
}

fn is_ending_of(ending: &str, kind: &str) -> bool {
    ending.eq_ignore_ascii_case(kind) || (kind == "jpeg" && ending.eq_ignore_ascii_case("jpg"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_decide_the_kind_and_the_name_follows() {
        let kept = |name: &str, content: &[u8]| fit(name, content.to_vec()).map(|file| file.name);
        assert_eq!(kept("Báo cáo.PDF", b"%PDF-1.7\n"), Ok("Báo cáo.pdf".to_owned()));
        assert_eq!(kept("../../anh.jpg", b"\xff\xd8\xff\xe0"), Ok("anh.jpeg".to_owned()));
        assert_eq!(kept("a.exe", b"\x89PNG\r\n\x1a\n"), Ok("a.exe.png".to_owned()));
        assert_eq!(kept("a\u{202e}\"\n.pdf", b"%PDF-"), Ok("a.pdf".to_owned()));
        assert_eq!(kept("", b"%PDF-"), Ok("minh-chung.pdf".to_owned()));
        let docx = b"PK\x03\x04..[Content_Types].xml..word/document.xml";
        assert_eq!(kept("bc.docx", docx), Ok("bc.docx".to_owned()));
        let xlsx = b"PK\x03\x04..[Content_Types].xml..xl/workbook.xml";
        assert_eq!(kept("bc.xlsx", xlsx), Ok("bc.xlsx".to_owned()));
    }

    #[test]
    fn anything_else_is_refused() {
        for content in [
            &b"MZ\x90"[..],
            b"<svg/>",
            b"<html>%PDF-",
            b"PK\x03\x04 any archive",
            b"PK\x03\x04[Content_Types].xml word/document.xml xl/workbook.xml",
        ] {
            assert_eq!(fit("a.pdf", content.to_vec()), Err(Unfit::Kind));
        }
        assert_eq!(fit("a.pdf", Vec::new()), Err(Unfit::Empty));
        let mut large = b"%PDF-".to_vec();
        large.resize(LARGEST, b' ');
        assert!(fit("a.pdf", large.clone()).is_ok());
        large.push(b' ');
        assert_eq!(fit("a.pdf", large), Err(Unfit::TooLarge));
    }
}
