//! Lists of the API that are JSON arrays: `limit` and `after` in the address, and the next page as a link in the head
//! of the reply (RFC 8288).

use axum::http::header::LINK;
use axum::http::{HeaderMap, HeaderValue};

use super::errors::problem::FieldError;
use super::fields::given;
use super::paths;

/// The part of a list that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Entries at most.
    pub limit: usize,
    /// The key of the entry to go on behind; `None` from the beginning.
    pub after: Option<String>,
}

impl Cursor {
    /// Reads `limit`, 1 to `most`, which is also the default, and `after`.
    pub fn read(fields: &[(String, String)], most: usize) -> Result<Self, FieldError> {
        let limit = match given(fields, "limit").map(str::parse) {
            None => most,
            Some(Ok(limit)) if (1..=most).contains(&limit) => limit,
            Some(_) => {
                return Err(FieldError::new("limit", &format!("write a number from 1 to {most}")));
            }
        };
        Ok(Self { limit, after: given(fields, "after").map(str::to_owned) })
    }

    /// The entries of this part, of those behind the cursor, and the link to the next part where there is one.
    pub fn part<T>(
        &self,
        behind: impl Iterator<Item = T>,
        key: impl Fn(&T) -> String,
        (path, fields): (&str, &[(String, String)]),
    ) -> (HeaderMap, Vec<T>) {
        let mut part: Vec<T> = behind.take(self.limit.saturating_add(1)).collect();
        let has_more = part.len() > self.limit;
        part.truncate(self.limit);
        let mut head = HeaderMap::new();
        if let Some(last) = part.last().filter(|_| has_more).map(key) {
            let kept = fields.iter().filter(|(name, _)| name != "after");
            let kept = kept.map(|(name, value)| (name.as_str(), value.as_str()));
            let next = paths::with_query(path, kept.chain([("after", last.as_str())]));
            if let Ok(link) = HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")) {
                head.insert(LINK, link);
            }
        }
        (head, part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_follow_each_other_and_the_last_has_no_link() {
        let fields = |limit: &str| vec![("limit".to_owned(), limit.to_owned())];
        for bad in ["0", "11", "x", "-1"] {
            assert!(Cursor::read(&fields(bad), 10).is_err(), "{bad}");
        }
        assert_eq!(Cursor::read(&[], 10).unwrap(), Cursor { limit: 10, after: None });
        let fields = fields("2");
        let cursor = Cursor::read(&fields, 10).unwrap();
        let part = |from: u32| cursor.part(from..=3, u32::to_string, ("/list", &fields));
        let (head, rows) = part(1);
        assert_eq!(
            (head[LINK].to_str().unwrap(), rows),
            ("</list?limit=2&after=2>; rel=\"next\"", vec![1, 2])
        );
        assert_eq!(part(3), (HeaderMap::new(), vec![3]));
        assert_eq!(part(2), (HeaderMap::new(), vec![2, 3]));
    }
}
