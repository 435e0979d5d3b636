//! Writes an archive in one pass.

use std::io::{self, Write};
use std::iter;

use age::x25519;
use sha2::{Digest, Sha256};
use zip::ZipWriter;
use zip::write::{SimpleFileOptions, StreamWriter};

use super::{Entry, Identities, Recipient, Result};
use crate::base::code;

/// An archive being written to `W`.
pub struct Writer<W: Write> {
    zip: ZipWriter<StreamWriter<Sealed<W>>>,
    open: Option<(String, u64, Sha256)>,
    entries: Vec<Entry>,
}

/// The bytes of the archive as they are, or encrypted.
enum Sealed<W: Write> {
    Plain(W),
    Age(Box<age::stream::StreamWriter<W>>),
}

impl<W: Write> Writer<W> {
    /// Begins an archive, encrypted if there is a recipient. What comes with it opens it as well, and is
    /// kept nowhere else: so the archive can be checked without the recipient's identity.
    pub fn begin(out: W, recipient: Option<&Recipient>) -> Result<(Self, Identities)> {
        let (sealed, opens) = match recipient {
            None => (Sealed::Plain(out), Identities::none()),
            Some(Recipient(recipient)) => {
                let own = x25519::Identity::generate();
                let own_recipient = own.to_public();
                let both = iter::once(recipient as &dyn age::Recipient)
                    .chain(iter::once(&own_recipient as &dyn age::Recipient));
                let writer = age::Encryptor::with_recipients(both)?.wrap_output(out)?;
                (Sealed::Age(Box::new(writer)), Identities(vec![own]))
            }
        };
        let zip = ZipWriter::new_stream(sealed);
        Ok((Self { zip, open: None, entries: Vec::new() }, opens))
    }

    /// Ends the entry before and begins one.
    pub fn entry(&mut self, name: &str) -> Result<()> {
        self.end();
        // Its length is not known yet and may pass 4 GiB.
        self.zip.start_file(name, SimpleFileOptions::default().large_file(true))?;
        self.open = Some((name.to_owned(), 0, Sha256::new()));
        Ok(())
    }

    /// Adds to the entry begun last.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        if let Some((_, length, digest)) = &mut self.open {
            digest.update(bytes);
            *length += bytes.len() as u64;
        }
        Ok(self.zip.write_all(bytes)?)
    }

    /// What has been written, the last entry included.
    pub fn entries(&mut self) -> &[Entry] {
        self.end();
        &self.entries
    }

    /// Ends the archive.
    pub fn finish(self) -> Result<W> {
        let sealed = self.zip.finish()?.into_inner();
        Ok(match sealed {
            Sealed::Plain(out) => out,
            Sealed::Age(writer) => writer.finish()?,
        })
    }

    fn end(&mut self) {
        if let Some((name, bytes, digest)) = self.open.take() {
            let sha256 = code::hex(digest.finalize());
            self.entries.push(Entry { name, bytes, sha256 });
        }
    }
}

impl<W: Write> Write for Sealed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(out) => out.write(bytes),
            Self::Age(writer) => writer.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(out) => out.flush(),
            Self::Age(writer) => writer.flush(),
        }
    }
}
