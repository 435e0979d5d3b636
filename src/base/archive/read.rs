//! Reads an archive, one entry after the other.

use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::seal::is_sealed;
use super::{Entry, Error, Identities, Result};
use crate::base::code;

/// An open archive.
pub struct Reader {
    zip: ZipArchive<BufReader<Box<dyn Source>>>,
}

/// What an archive is read from.
trait Source: Read + Seek + Send {}

impl<T: Read + Seek + Send> Source for T {}

impl Reader {
    /// Opens an archive; an encrypted one needs an identity.
    pub fn open(file: impl Read + Seek + Send + 'static, with: &Identities) -> Result<Self> {
        let mut file = BufReader::new(file);
        let source: Box<dyn Source> = if is_sealed(file.fill_buf()?) {
            if with.0.is_empty() {
                return Err(Error::Sealed);
            }
            let identities = with.0.iter().map(|each| each as &dyn age::Identity);
            let opened = age::Decryptor::new_buffered(file).and_then(|it| it.decrypt(identities));
            Box::new(opened.map_err(|error| match error {
                age::DecryptError::NoMatchingKeys => Error::OtherIdentity,
                other => Error::Decrypt(other.to_string()),
            })?)
        } else {
            file.seek(SeekFrom::Start(0))?;
            Box::new(file)
        };
        Ok(Self { zip: ZipArchive::new(BufReader::new(source))? })
    }

    /// The bytes of an entry of which nothing is known yet, up to `most`.
    pub fn small(&mut self, name: &str, most: u64) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.zip.by_name(name)?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// An entry; at its end reading fails if it is not what was said of it.
    pub fn entry<'a>(&'a mut self, said: &'a Entry) -> Result<impl Read + 'a> {
        let from = self.zip.by_name(&said.name)?;
        Ok(Checked { from, said, length: 0, digest: Sha256::new() })
    }
}

struct Checked<'a, R> {
    from: R,
    said: &'a Entry,
    length: u64,
    digest: Sha256,
}

impl<R: Read> Read for Checked<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        self.digest.update(&buffer[..read]);
        self.length += read as u64;
        if read == 0 && !buffer.is_empty() {
            let sha256 = code::hex(self.digest.clone().finalize());
            if (self.length, &sha256) != (self.said.bytes, &self.said.sha256) {
                let fault = format!("`{}` is not what the backup says of it", self.said.name);
                return Err(io::Error::new(io::ErrorKind::InvalidData, fault));
            }
        }
        Ok(read)
    }
}
