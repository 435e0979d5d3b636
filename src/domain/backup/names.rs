//! Names of the files that the schedule writes: `hailong-20261130T011500Z.backup`.

use chrono::{DateTime, NaiveDateTime, Utc};

/// How the instant stands in a name, always in UTC: names sort as they were taken.
const FORMAT: &str = "hailong-%Y%m%dT%H%M%SZ.backup";

/// The ending of a file that is encrypted, as `age` writes it.
const SEALED: &str = ".age";

/// The name of a backup taken at this instant.
pub fn name(at: DateTime<Utc>, sealed: bool) -> String {
    format!("{}{}", at.format(FORMAT), if sealed { SEALED } else { "" })
}

/// When a file was taken; `None` for a name that is not exactly one of ours.
pub fn taken_at(file: &str) -> Option<DateTime<Utc>> {
    let plain = file.strip_suffix(SEALED);
    let at = NaiveDateTime::parse_from_str(plain.unwrap_or(file), FORMAT).ok()?.and_utc();
    (name(at, plain.is_some()) == file).then_some(at)
}

/// The files to delete so that the `keep` newest backups stay; files of other names always do.
pub fn superseded(files: &[String], keep: usize) -> Vec<String> {
    let dated = files.iter().filter_map(|file| Some((taken_at(file)?, file)));
    let mut dated: Vec<_> = dated.collect();
    dated.sort();
    let older = dated.len().saturating_sub(keep.max(1));
    dated[..older].iter().map(|(_, file)| (*file).clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn names_of_backups_sort_by_time_and_are_read_again() {
        let taken = at("2026-11-30T01:15:00Z");
        assert_eq!(name(taken, false), "hailong-20261130T011500Z.backup");
        assert_eq!(name(taken, true), "hailong-20261130T011500Z.backup.age");
        for sealed in [false, true] {
            assert_eq!(taken_at(&name(taken, sealed)), Some(taken));
        }
        for other in [
            "hailong.db",
            "hailong-20261130T011500Z.backup.part",
            "hailong-20261130T011500Z.backup.age.age",
            "hailong-2026113T011500Z.backup",
            ".hailong-20261130T011500Z.backup",
            "hailong-20261131T011500Z.backup",
        ] {
            assert_eq!(taken_at(other), None, "{other}");
        }
    }

    #[test]
    fn the_newest_backups_stay_and_files_of_other_names_always() {
        let days = ["28", "30", "29", "27"];
        let mut files: Vec<String> =
            days.map(|day| name(at(&format!("2026-11-{day}T00:00:00Z")), day == "29")).into();
        files.extend(["keep-me.backup".to_owned(), "hailong.db".to_owned()]);
        let oldest = "hailong-20261127T000000Z.backup";
        assert_eq!(superseded(&files, 3), [oldest]);
        assert_eq!(superseded(&files, 2), [oldest, "hailong-20261128T000000Z.backup"]);
        assert_eq!(superseded(&files, 9), Vec::<String>::new());
        assert_eq!(superseded(&files, 0).len(), 3, "the newest is never deleted");
    }
}
