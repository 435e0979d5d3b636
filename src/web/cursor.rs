//! Lists of the API: `limit` and `cursor` in the address, and the next part as a link in the head of the reply (RFC 8288).

use axum::http::header::LINK;
use axum::http::{HeaderMap, HeaderValue};
use chrono::{Datelike, NaiveDate};

use super::errors::problem::FieldError;
use super::fields::given;
use super::paths;

/// The part of a list that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor<K> {
    /// Entries at most.
    pub limit: u32,
    /// The key of the entry to go on behind; `None` from the beginning.
    pub behind: Option<K>,
}

impl<K> Cursor<K> {
    /// Reads `limit`, 1 to `most`, which is also the default, and `cursor`, which `key` understands.
    pub fn read(
        fields: &[(String, String)],
        most: u32,
        key: impl Fn(&str) -> Option<K>,
    ) -> Result<Self, Vec<FieldError>> {
        Self::read_or(most, fields, most, key)
    }

    /// The same with the limit `usual` where none is given.
    pub fn read_or(
        usual: u32,
        fields: &[(String, String)],
        most: u32,
        key: impl Fn(&str) -> Option<K>,
    ) -> Result<Self, Vec<FieldError>> {
        let mut faults = Vec::new();
        let limit = fields.iter().find(|(name, _)| name == "limit");
        let limit = match limit.map(|(_, limit)| limit.parse()) {
            None => usual,
            Some(Ok(limit)) if (1..=most).contains(&limit) => limit,
            Some(_) => {
                faults.push(FieldError::new("limit", &format!("write a number from 1 to {most}")));
                most
            }
        };
        let behind = given(fields, "cursor").map(key);
        if matches!(behind, Some(None)) {
            let detail = "take it from the link to the next part, or leave it out";
            faults.push(FieldError::new("cursor", detail));
        }
        if faults.is_empty() { Ok(Self { limit, behind: behind.flatten() }) } else { Err(faults) }
    }

    /// The entries of this part, of those behind the cursor, and the cursor of the next part where there is one.
    pub fn part<T>(
        &self,
        behind: impl Iterator<Item = T>,
        key: impl Fn(&T) -> String,
    ) -> (Vec<T>, Option<String>) {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let mut part: Vec<T> = behind.take(limit.saturating_add(1)).collect();
        let has_more = part.len() > limit;
        part.truncate(limit);
        let next = part.last().filter(|_| has_more).map(key);
        (part, next)
    }
}

/// What was asked for and the part of it, or the faults of both.
pub fn both<A, B>(
    asked: Result<A, Vec<FieldError>>,
    part: Result<B, Vec<FieldError>>,
) -> Result<(A, B), Vec<FieldError>> {
    match (asked, part) {
        (Ok(asked), Ok(part)) => Ok((asked, part)),
        (Err(mut faults), Err(more)) => {
            faults.extend(more);
            Err(faults)
        }
        (Err(faults), Ok(_)) | (Ok(_), Err(faults)) => Err(faults),
    }
}

/// The head of a part: the link to the next one at `path`, asked for with the same fields, where there is one.
pub fn link(path: &str, fields: &[(String, String)], next: Option<&str>) -> HeaderMap {
    let mut head = HeaderMap::new();
    let Some(next) = next else { return head };
    let kept = fields.iter().filter(|(name, _)| name != "cursor");
    let kept = kept.map(|(name, value)| (name.as_str(), value.as_str()));
    let next = paths::with_query(path, kept.chain([("cursor", next)]));
    if let Ok(link) = HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")) {
        head.insert(LINK, link);
    }
    head
}

/// The fields without those that say which part of a list is asked for.
pub fn without_part(fields: &[(String, String)]) -> Vec<(String, String)> {
    let kept = fields.iter().filter(|(name, _)| name != "limit" && name != "cursor");
    kept.cloned().collect()
}

/// A day in a cursor: its number, of which every one of six digits is a day.
pub fn day_text(day: NaiveDate) -> String {
    format!("{:06}", day.num_days_from_ce())
}

/// The day of a number in a cursor.
pub fn read_day_text(text: &str) -> Option<NaiveDate> {
    let is_number = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number).and_then(NaiveDate::from_num_days_from_ce_opt)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(fields: &[(String, String)]) -> Result<Cursor<u32>, Vec<String>> {
        Cursor::read(fields, 10, |text| text.parse().ok())
            .map_err(|faults| faults.into_iter().map(|fault| fault.field).collect())
    }

    fn fields(limit: &str, cursor: &str) -> Vec<(String, String)> {
        [("limit", limit), ("cursor", cursor)]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into()
    }

    #[test]
    fn parts_follow_each_other_and_the_last_has_no_next() {
        for bad in ["", "0", "11", "x", "-1", "1.0", "99999999999999999999"] {
            assert_eq!(read(&fields(bad, "")).unwrap_err(), ["limit"], "{bad}");
        }
        assert_eq!(read(&fields("0", "x")).unwrap_err(), ["limit", "cursor"]);
        assert_eq!(read(&[]).unwrap(), Cursor { limit: 10, behind: None });
        let usual = |given: &[(String, String)]| {
            Cursor::read_or(4, given, 10, |it| it.parse::<u32>().ok()).unwrap().limit
        };
        assert_eq!([usual(&[]), usual(&fields("9", ""))], [4, 9]);
        let cursor = read(&fields("2", "7")).unwrap();
        assert_eq!(cursor, Cursor { limit: 2, behind: Some(7) });
        let part = |from: u32| cursor.part(from..=3, u32::to_string);
        assert_eq!(part(1), (vec![1, 2], Some("2".to_owned())));
        assert_eq!(part(3), (vec![3], None));
        assert_eq!(part(2), (vec![2, 3], None));
    }

    #[test]
    fn the_link_keeps_the_other_fields() {
        let head = link("/list", &fields("2", "1"), Some("a b"));
        assert_eq!(head[LINK].to_str().unwrap(), "</list?limit=2&cursor=a%20b>; rel=\"next\"");
        assert_eq!(link("/list", &[], None), HeaderMap::new());
    }

    #[test]
    fn every_number_of_six_digits_is_a_day() {
        let day = "2028-02-29".parse().unwrap();
        assert_eq!(day_text(day), "740406");
        assert_eq!(read_day_text("740406"), Some(day));
        assert!(read_day_text("000000").is_some() && read_day_text("999999").is_some());
        assert_eq!((read_day_text("+74040"), read_day_text("2028-02-29")), (None, None));
    }
}
