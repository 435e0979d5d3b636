//! A ZIP that is written piece by piece, so that memory holds one file of it at a time.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

/// Letters of a name in the archive at most, without its folder.
const LONGEST: usize = 120;

/// What was written and not yet taken.
#[derive(Clone, Debug, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Written {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A ZIP that grows by a file at a time.
pub struct ZipStream {
    writer: ZipWriter<StreamWriter<Written>>,
    written: Written,
}

impl Default for ZipStream {
    fn default() -> Self {
        let written = Written::default();
        Self { writer: ZipWriter::new_stream(written.clone()), written }
    }
}

impl std::fmt::Debug for ZipStream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ZipStream").finish_non_exhaustive()
    }
}

impl ZipStream {
    /// Adds a file; the bytes of the archive so far that were not given before. `path` is taken as it is: each of its
    /// parts is a [`safe_name`].
    pub fn add(&mut self, path: &str, content: &[u8]) -> io::Result<Vec<u8>> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.writer.start_file(path, options).map_err(io::Error::other)?;
        self.writer.write_all(content)?;
        Ok(self.written.take())
    }

    /// Ends the archive; its last bytes.
    pub fn finish(self) -> io::Result<Vec<u8>> {
        self.writer.finish().map_err(io::Error::other)?;
        Ok(self.written.take())
    }
}

/// A name that is one file in one folder on every system: no separators, control or reserved characters, no leading
/// or trailing dots and spaces.
///
/// Source: Microsoft, Naming Files, Paths, and Namespaces.
pub fn safe_name(name: &str) -> String {
    let is_bad = |letter: char| {
        letter.is_control()
            || matches!(letter, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
            || matches!(letter, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let plain: String =
        name.chars().map(|letter| if is_bad(letter) { '_' } else { letter }).collect();
    let plain: String = plain.trim_matches(['.', ' ']).chars().take(LONGEST).collect();
    if plain.is_empty() { "_".to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};

    #[test]
    fn files_come_back_and_each_piece_is_given_once() {
        let mut zip = ZipStream::default();
        let mut archive = zip.add("1.1/01-a.txt", b"aaaa").unwrap();
        assert!(!archive.is_empty());
        archive.extend(zip.add("Tiêu chí/b.txt", &vec![7; 100_000]).unwrap());
        archive.extend(zip.finish().unwrap());
        let mut read = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
        assert_eq!(read.len(), 2);
        let mut text = String::new();
        read.by_name("1.1/01-a.txt").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "aaaa");
        assert_eq!(read.by_name("Tiêu chí/b.txt").unwrap().size(), 100_000);
    }

    #[test]
    fn a_name_stays_in_its_folder() {
        for (name, safe) in [
            ("../../etc/passwd", "_.._etc_passwd"),
            ("C:\\a\u{202e}\n.pdf", "C__a__.pdf"),
            (" .. ", "_"),
            ("Báo cáo quý I.pdf", "Báo cáo quý I.pdf"),
        ] {
            assert_eq!(safe_name(name), safe);
        }
    }
}
