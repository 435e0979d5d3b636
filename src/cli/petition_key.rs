//! The office's key for names on petitions: one file in the data directory, made at first use.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use anyhow::{Context, bail};

use crate::base::code;
use crate::base::random::Random;
use crate::domain::petition::Key;
use crate::store::Store;

/// Name of the file: 64 hexadecimal digits.
pub(super) const FILE: &str = "petition.key";

/// Fact of a database: the fingerprint of the key its petitions are sealed with.
pub(super) const FINGERPRINT: &str = "petition_key";

/// The key in `directory`, made there for this account alone when it is not there yet, and the one this
/// database is used with.
///
/// # Errors
/// When the file cannot be read or made, is no key, or is another one than the database's.
pub(super) async fn of(directory: &Path, store: &Store) -> anyhow::Result<Key> {
    let path = directory.join(FILE);
    let known = store.fact(FINGERPRINT).await?;
    let key = match fs::read_to_string(&path) {
        Ok(text) => read(&text).with_context(|| {
            format!("{} is no key: 64 hexadecimal digits; restore it from a backup", path.display())
        })?,
        Err(error) if error.kind() == ErrorKind::NotFound && known.is_none() => {
            make(directory, &path)?
        }
        Err(error) if error.kind() == ErrorKind::NotFound => bail!(
            "{} is missing, and petitions of this database are sealed with it; restore it from a backup or copy it from the other node",
            path.display()
        ),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
    };
    match known {
        None => store.keep_fact(FINGERPRINT, &key.fingerprint()).await?,
        Some(known) if known == key.fingerprint() => {}
        Some(_) => bail!(
            "{} is another key than the one the petitions of this database are sealed with; restore that one",
            path.display()
        ),
    }
    Ok(key)
}

/// The key in `directory`; `None` where there is none.
pub(super) fn in_directory(directory: &Path) -> anyhow::Result<Option<Key>> {
    let path = directory.join(FILE);
    match fs::read_to_string(&path) {
        Ok(text) => read(&text).map(Some).with_context(|| format!("{} is no key", path.display())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

/// Makes a key, unless another process was faster.
pub(super) fn make(directory: &Path, path: &Path) -> anyhow::Result<Key> {
    let cannot = || format!("cannot make {}", path.display());
    fs::DirBuilder::new().recursive(true).mode(0o700).create(directory).with_context(cannot)?;
    let bytes: [u8; 32] = Random::system().bytes();
    let text = code::hex(bytes) + "\n";
    // On disk under a name of its own before it is a key: half a key would seal for ever.
    let half = path.with_extension("key.new");
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&half)
        .with_context(cannot)?;
    file.write_all(text.as_bytes()).with_context(cannot)?;
    file.sync_all().with_context(cannot)?;
    // A link never replaces: of two that start at once, one makes the key and both read it.
    match fs::hard_link(&half, path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            return Err(error).with_context(cannot);
        }
        _ => {}
    }
    fs::remove_file(&half).with_context(cannot)?;
    File::open(directory).and_then(|directory| directory.sync_all()).with_context(cannot)?;
    let text = fs::read_to_string(path).with_context(cannot)?;
    read(&text).with_context(cannot)
}

fn read(text: &str) -> Option<Key> {
    code::unhex(text.trim()).map(Key::of)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[tokio::test]
    async fn a_key_is_made_once_for_the_owner_alone_and_no_other_is_taken_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let url = format!("sqlite:{}", data.join("hailong.db").display());
        let store = Store::open(&url).await.unwrap();
        let key = of(&data, &store).await.unwrap();
        let file = data.join(FILE);
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(of(&data, &store).await.unwrap(), key);
        assert!(!data.join("petition.key.new").exists());

        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, text.replace(&text[..4], "zzzz")).unwrap();
        assert!(of(&data, &store).await.unwrap_err().to_string().contains("is no key"));
        fs::write(&file, "0".repeat(64)).unwrap();
        assert!(of(&data, &store).await.unwrap_err().to_string().contains("another key"));
        fs::remove_file(&file).unwrap();
        assert!(of(&data, &store).await.unwrap_err().to_string().contains("missing"));
        assert!(!file.exists());
    }
}
