//! JSON of a table: an object a row, a line an object.

use serde_json::Value;

use super::{Cell, Choice, Column, Dataset, Failed, Kind, Rows};

/// The objects of a run; what parts two of them stands before each but the first of all.
pub(super) fn lines(
    table: &Dataset,
    rows: &impl Rows,
    (before, mut is_first): (&str, bool),
    after: &str,
) -> Result<Vec<u8>, Failed> {
    let names: Vec<String> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            format!("{}{}:", if at == 0 { "{" } else { "," }, Value::from(&*column.code))
        })
        .collect();
    let mut lines = Vec::with_capacity(1 << 18);
    rows.each(&mut |row| {
        lines.extend_from_slice(
            if is_first { before.trim_start_matches(',') } else { before }.as_bytes(),
        );
        is_first = false;
        for ((column, name), cell) in table.columns.iter().zip(&names).zip(row) {
            lines.extend_from_slice(name.as_bytes());
            write(&mut lines, column, cell)?;
        }
        lines.extend_from_slice(b"}");
        lines.extend_from_slice(after.as_bytes());
        Ok(())
    })?;
    Ok(lines)
}

/// A cell as a program that answers the form would write it: a choice whose code is a digit as a number, any
/// number of choices as an array, a missing one as its code; `null` for what is not there.
fn write(out: &mut Vec<u8>, column: &Column, cell: &Cell<'_>) -> Result<(), Failed> {
    match cell {
        Cell::Choice(at) => match column.choices().get(usize::from(*at)) {
            Some(choice) => write_code(out, choice),
            None => write_value(out, &Value::Null),
        },
        Cell::Text(codes) if is_several(column, codes) => {
            let each = codes.split(' ').map(|code| match code.parse::<u8>() {
                Ok(number) => Value::from(number),
                Err(_) => Value::from(code),
            });
            write_value(out, &each.collect())
        }
        Cell::Text(text) => write_text(out, text),
        Cell::Empty => write_value(out, &Value::Null),
        Cell::Whole(number) => write_value(out, &Value::from(*number)),
        Cell::Decimal(number) => write_value(out, &Value::from(*number)),
        Cell::Day(day) => write_text(out, &day.to_string()),
    }
}

/// Whether the text is the codes of choices that were ticked.
fn is_several(column: &Column, text: &str) -> bool {
    let missing =
        |choices: &[Choice]| choices.iter().any(|each| each.is_missing && each.code == text);
    matches!(&column.kind, Kind::Choices(choices) if !missing(choices))
}

fn write_code(out: &mut Vec<u8>, choice: &Choice) -> Result<(), Failed> {
    match choice.digit() {
        Some(digit) => {
            out.push(b'0' + digit);
            Ok(())
        }
        None => write_text(out, &choice.code),
    }
}

fn write_text(out: &mut Vec<u8>, text: &str) -> Result<(), Failed> {
    serde_json::to_writer(out, text).map_err(Failed::of)
}

fn write_value(out: &mut Vec<u8>, value: &Value) -> Result<(), Failed> {
    serde_json::to_writer(out, value).map_err(Failed::of)
}
