//! One file of named entries: ZIP, each entry with its SHA-256, encrypted with age where there is a
//! recipient.
//!
//! Written in one pass, so that an archive may be larger than memory. Sources: PKWARE's APPNOTE 6.3.10;
//! <https://age-encryption.org/v1>.

mod read;
mod seal;
mod stream;
mod write;

use std::io;

use serde::{Deserialize, Serialize};

pub use read::Reader;
pub use seal::{Identities, Recipient, is_sealed};
pub use stream::{ZipStream, safe_name};
pub use write::Writer;

/// What an archive says of one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name, with `/` between folders.
    pub name: String,
    /// Its bytes before they are compressed.
    pub bytes: u64,
    /// Their SHA-256, in hexadecimal.
    pub sha256: String,
}

/// Why an archive could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file could not be written or read, or an entry is not what was said of it.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It is no archive.
    #[error("this is no backup, or a broken one; take another copy of it, or an earlier one")]
    Zip(#[from] zip::result::ZipError),
    /// It is encrypted, and there is no identity to open it with.
    #[error("it is encrypted; name the file of the identity that opens it with --identity")]
    Sealed,
    /// Another identity is needed.
    #[error("none of these identities opens it; it is encrypted to another recipient")]
    OtherIdentity,
    /// The header of age is broken.
    #[error("it cannot be decrypted: {0}")]
    Decrypt(String),
    /// It could not be encrypted.
    #[error("it cannot be encrypted: {0}")]
    Encrypt(#[from] age::EncryptError),
}

/// Result of reading or writing an archive.
pub type Result<T> = std::result::Result<T, Error>;

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;

    fn written(recipient: Option<&Recipient>) -> (Vec<u8>, Identities, Vec<Entry>) {
        let (mut writer, opens) = Writer::begin(Vec::new(), recipient).unwrap();
        for (name, text) in [("tables/a.jsonl", "[1]\n[2]\n"), ("empty", "")] {
            writer.entry(name).unwrap();
            writer.write(text.as_bytes()).unwrap();
        }
        let entries = writer.entries().to_vec();
        (writer.finish().unwrap(), opens, entries)
    }

    fn read(bytes: &[u8], with: &Identities, entry: &Entry) -> Result<String> {
        let mut text = String::new();
        Reader::open(Cursor::new(bytes.to_vec()), with)?.entry(entry)?.read_to_string(&mut text)?;
        Ok(text)
    }

    #[test]
    fn archives_give_back_what_was_written_sealed_or_not() {
        let (key, recipient) = seal::tests::pair();
        for to in [None, Some(&recipient)] {
            let (bytes, opens, entries) = written(to);
            assert_eq!(is_sealed(&bytes), to.is_some());
            for with in [&opens, &key] {
                assert_eq!(read(&bytes, with, &entries[0]).unwrap(), "[1]\n[2]\n");
                assert_eq!(read(&bytes, with, &entries[1]).unwrap(), "");
            }
        }
    }

    #[test]
    fn archives_that_were_changed_or_cut_are_not_read() {
        let (_, recipient) = seal::tests::pair();
        for to in [None, Some(&recipient)] {
            let (bytes, opens, entries) = written(to);
            let mut refused = 0;
            for at in 0..bytes.len() {
                let mut changed = bytes.clone();
                changed[at] ^= 0x20;
                match read(&changed, &opens, &entries[0]) {
                    Ok(text) => assert_eq!(text, "[1]\n[2]\n", "byte {at}"),
                    Err(_) => refused += 1,
                }
                assert!(read(&bytes[..at], &opens, &entries[0]).is_err(), "cut at {at}");
            }
            assert!(refused > 50, "{refused} of {}", bytes.len());
        }
    }

    #[test]
    fn archives_open_for_no_other_identity_and_other_contents_are_named() {
        let (_, recipient) = seal::tests::pair();
        let (other, _) = seal::tests::pair();
        let (bytes, opens, entries) = written(Some(&recipient));
        let open = |with: &Identities| Reader::open(Cursor::new(bytes.clone()), with).err();
        assert!(matches!(open(&other), Some(Error::OtherIdentity)));
        assert!(matches!(open(&Identities::none()), Some(Error::Sealed)));

        let claimed = Entry { sha256: "0".repeat(64), ..entries[0].clone() };
        let refused = read(&bytes, &opens, &claimed).unwrap_err().to_string();
        assert!(refused.contains("tables/a.jsonl"), "{refused}");
        let gone = Entry { name: "b".to_owned(), ..claimed };
        assert!(read(&bytes, &opens, &gone).is_err());
    }
}
