//! A page rendered once and kept as bytes, plain and in gzip, with blanks that each request fills in.
//!
//! Each part between two blanks is compressed by itself and ends on a whole byte, so that any value can
//! stand between two of them uncompressed (RFC 1951 §3.2.4).

use std::io::{self, Write};

use axum::http::HeaderValue;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::response::{IntoResponse, Response};
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use maud::html;

use super::coding::Coding;

/// The header of a gzip file without a time, made at the best compression (RFC 1952 §2.3).
const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff];

/// The most bytes of a stored block.
const STORED: usize = u16::MAX as usize;

/// The page: one part more than there are blanks.
#[derive(Debug)]
pub struct Template(Vec<Part>);

/// What stands between two blanks.
#[derive(Debug)]
struct Part {
    plain: Vec<u8>,
    deflated: Vec<u8>,
    sum: Crc,
}

impl Template {
    /// Cuts a page at its marks, each of which must be in it once and in this order.
    pub fn cut(page: &str, marks: &[&str]) -> io::Result<Self> {
        let mut parts = Vec::with_capacity(marks.len() + 1);
        let mut rest = page;
        for mark in marks {
            let (part, after) = rest
                .split_once(mark)
                .filter(|(_, after)| !after.contains(mark))
                .ok_or_else(|| io::Error::other(format!("{mark} is not in a page once")))?;
            parts.push(Part::of(part, false)?);
            rest = after;
        }
        parts.push(Part::of(rest, true)?);
        Ok(Self(parts))
    }

    /// The page with a value, escaped, in each blank.
    pub fn filled(&self, coding: Coding, values: &[&str]) -> Vec<u8> {
        let values: Vec<String> = values.iter().map(|value| html! { (value) }.0).collect();
        match coding {
            Coding::Identity => self.plain(&values),
            Coding::Gzip => self.gzip(&values),
        }
    }

    /// The page as a response of status 200.
    pub fn response(&self, coding: Coding, values: &[&str]) -> Response {
        let kind = HeaderValue::from_static("text/html; charset=utf-8");
        let mut response = ([(CONTENT_TYPE, kind)], self.filled(coding, values)).into_response();
        if coding == Coding::Gzip {
            let headers = response.headers_mut();
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        }
        response
    }

    fn plain(&self, values: &[String]) -> Vec<u8> {
        let mut page = Vec::with_capacity(self.room(values, |part| &part.plain));
        for (part, value) in self.with(values) {
            page.extend_from_slice(&part.plain);
            page.extend_from_slice(value.as_bytes());
        }
        page
    }

    fn gzip(&self, values: &[String]) -> Vec<u8> {
        let mut page = Vec::with_capacity(self.room(values, |part| &part.deflated));
        let mut sum = Crc::new();
        page.extend_from_slice(&HEAD);
        for (part, value) in self.with(values) {
            page.extend_from_slice(&part.deflated);
            store(&mut page, value.as_bytes());
            sum.combine(&part.sum);
            sum.update(value.as_bytes());
        }
        page.extend_from_slice(&sum.sum().to_le_bytes());
        page.extend_from_slice(&sum.amount().to_le_bytes());
        page
    }

    /// Each part with the value after it, which is empty after the last.
    fn with<'a>(&'a self, values: &'a [String]) -> impl Iterator<Item = (&'a Part, &'a str)> {
        let values = values.iter().map(String::as_str).chain([""]);
        self.0.iter().zip(values)
    }

    /// About how many bytes a filled page takes.
    fn room(&self, values: &[String], of: impl Fn(&Part) -> &Vec<u8>) -> usize {
        let parts: usize = self.0.iter().map(|part| of(part).len()).sum();
        let values: usize = values.iter().map(|value| value.len() + 8).sum();
        parts + values + 32
    }
}

impl Part {
    /// Deflated to a whole byte; the last part ends the stream.
    fn of(text: &str, is_last: bool) -> io::Result<Self> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(text.as_bytes())?;
        let deflated = if is_last {
            encoder.finish()?
        } else {
            encoder.flush()?;
            encoder.get_ref().clone()
        };
        let mut sum = Crc::new();
        sum.update(text.as_bytes());
        Ok(Self { plain: text.into(), deflated, sum })
    }
}

/// Appends stored blocks, none of them the last of its stream.
fn store(stream: &mut Vec<u8>, value: &[u8]) {
    for block in value.chunks(STORED) {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        stream.push(0);
        stream.extend_from_slice(&length.to_le_bytes());
        stream.extend_from_slice(&(!length).to_le_bytes());
        stream.extend_from_slice(block);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;

    use super::*;

    fn unzipped(bytes: &[u8]) -> String {
        let mut page = String::new();
        GzDecoder::new(bytes).read_to_string(&mut page).unwrap();
        page
    }

    #[test]
    fn values_of_any_length_are_filled_in_plain_and_in_gzip() {
        let page = format!("<p>{}</p><i>[a]</i><b>[b]</b>", "Ông/Bà ".repeat(99));
        let template = Template::cut(&page, &["[a]", "[b]"]).unwrap();
        let long = "dài ".repeat(50_000);
        for (a, b) in [("", ""), ("k", "p"), ("0193-7", long.as_str())] {
            let expected = page.replace("[a]", a).replace("[b]", b);
            let plain = template.filled(Coding::Identity, &[a, b]);
            assert_eq!(String::from_utf8(plain).unwrap(), expected);
            assert_eq!(unzipped(&template.filled(Coding::Gzip, &[a, b])), expected);
        }
    }

    #[test]
    fn values_are_escaped() {
        let template = Template::cut("<i>[a]</i>", &["[a]"]).unwrap();
        let page = template.filled(Coding::Identity, &["\"><script>&"]);
        assert_eq!(page, b"<i>&quot;&gt;&lt;script&gt;&amp;</i>");
    }

    #[test]
    fn a_page_without_blanks_is_kept_too() {
        let template = Template::cut("<p>Kết quả</p>", &[]).unwrap();
        assert_eq!(unzipped(&template.filled(Coding::Gzip, &[])), "<p>Kết quả</p>");
    }

    #[test]
    fn a_mark_must_be_there_once() {
        for page in ["", "[b][a]", "[a][b][b]", "[a][a][b]"] {
            assert!(Template::cut(page, &["[a]", "[b]"]).is_err(), "{page}");
        }
    }
}
