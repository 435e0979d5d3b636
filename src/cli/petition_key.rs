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
    let was_there = path.exists();
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
    // Of two that start at once, one sets the fingerprint, and both read it.
    let set = store.keep_fact_once(FINGERPRINT, &key.fingerprint()).await?;
    match known {
        _ if set == key.fingerprint() => {}
        None => {
            // Nothing is sealed with the key that was just made here.
            if !was_there {
                fs::remove_file(&path).with_context(|| cannot_make(&path))?;
            }
            bail!(
                "another server has just begun to seal the petitions of this database; copy its {FILE} to {} and start again",
                path.display()
            )
        }
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

fn cannot_make(path: &Path) -> String {
    format!("cannot make {}", path.display())
}

/// Makes a key, unless another process was faster.
pub(super) fn make(directory: &Path, path: &Path) -> anyhow::Result<Key> {
    let cannot = || cannot_make(path);
    fs::DirBuilder::new().recursive(true).mode(0o700).create(directory).with_context(cannot)?;
    let bytes: [u8; 32] = Random::system().bytes();
    let text = code::hex(bytes) + "\n";
    // On disk under a name of its own before it is a key: half a key would seal for ever. Nobody else writes
    // to a file of this name: it could have become the key meanwhile.
    let half = path.with_extension(format!("key.{}", code::hex(Random::system().bytes::<8>())));
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
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
        let files = fs::read_dir(&data).unwrap();
        let files = files.filter(|file| {
            let name = file.as_ref().unwrap().file_name();
            name.to_str().unwrap().starts_with("petition.key")
        });
        assert_eq!(files.count(), 1);

        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, text.replace(&text[..4], "zzzz")).unwrap();
        assert!(of(&data, &store).await.unwrap_err().to_string().contains("is no key"));
        fs::write(&file, "0".repeat(64)).unwrap();
        assert!(of(&data, &store).await.unwrap_err().to_string().contains("another key"));
        fs::remove_file(&file).unwrap();
        assert!(of(&data, &store).await.unwrap_err().to_string().contains("missing"));
        assert!(!file.exists());
    }

    #[tokio::test]
    async fn of_keys_made_at_the_same_time_one_is_kept() {
        for _ in 0..20 {
            let folder = tempfile::tempdir().unwrap();
            let url = format!("sqlite:{}", folder.path().join("hailong.db").display());
            let store = Store::open(&url).await.unwrap();
            // Two nodes of one database, and two processes in one directory.
            let nodes = ["a", "a", "b"].map(|node| folder.path().join(node));
            let tries = nodes.iter().map(|node| of(node, &store));
            let keys = futures_util::future::join_all(tries).await;
            let kept: Vec<&Key> = keys.iter().flatten().collect();
            assert!(!kept.is_empty() && kept.iter().all(|key| *key == kept[0]));
            for refused in keys.iter().filter_map(|key| key.as_ref().err()) {
                assert!(refused.to_string().contains("another"), "{refused}");
            }
            assert_eq!(store.fact(FINGERPRINT).await.unwrap(), Some(kept[0].fingerprint()));
        }
    }
}
