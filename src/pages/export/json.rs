//! Responses as JSON: one array, an object a response, a line an object. Pure.

use serde_json::{Map, Value};

use super::table::{Cell, Table, Ticks};
use crate::store::Response;

/// Before the first response.
pub(super) const BEGIN: &str = "[";

/// After the last one.
pub(super) const END: &str = "\n]\n";

/// The objects of some responses, with what parts them from those before, unless they are the
/// `first`; the id of the first that does not fit its instrument ends them.
pub(super) fn lines(
    table: &Table<'_>,
    responses: &[Response],
    first: bool,
) -> Result<Vec<u8>, String> {
    let mut lines = String::new();
    for (place, response) in responses.iter().enumerate() {
        let row = table.row(response).ok_or_else(|| response.id.clone())?;
        let names = table.columns().map(str::to_owned);
        let object: Map<String, Value> = names.zip(row.into_iter().map(value)).collect();
        lines.push_str(if first && place == 0 { "\n" } else { ",\n" });
        lines.push_str(&Value::Object(object).to_string());
    }
    Ok(lines.into_bytes())
}

/// A cell as a program that answers the form would write it: a choice whose code is a digit as a
/// number, any number of choices as an array, `"?"` and `"~"` as they are; `null` for what is not
/// there.
fn value(cell: Cell<'_>) -> Value {
    match cell {
        Cell::Closed(text) | Cell::Code(text) | Cell::Free(text) => some(&text),
        Cell::Answer(text, Ticks::Many) if !matches!(text.as_str(), "" | "?" | "~") => {
            text.split(' ').map(choice).collect()
        }
        Cell::Answer(text, _) => choice(&text),
    }
}

fn some(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { text.into() }
}

fn choice(code: &str) -> Value {
    code.parse::<u8>().map_or_else(|_| some(code), Value::from)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_answer_is_written_as_it_may_be_given() {
        for (text, ticks, wanted) in [
            ("4", Ticks::One, json!(4)),
            ("A", Ticks::One, json!("A")),
            ("", Ticks::One, Value::Null),
            ("?", Ticks::One, json!("?")),
            ("1", Ticks::Many, json!([1])),
            ("1 B", Ticks::Many, json!([1, "B"])),
            ("~", Ticks::Many, json!("~")),
            ("", Ticks::Many, Value::Null),
        ] {
            assert_eq!(value(Cell::Answer(text.to_owned(), ticks)), wanted, "{text:?}");
        }
    }

    #[test]
    fn codes_of_digits_alone_stay_texts() {
        assert_eq!(value(Cell::Closed("2026".into())), json!("2026"));
    }
}
