//! The dictionary of a system file: header, variables, labels, and what later versions added.

use super::variable::{Holds, NumberFormat, ONE, Value, Variable};

/// Bytes of a variable's label and of a value's that every reader takes.
const LABEL: usize = 252;
const VALUE_LABEL: usize = 120;

/// Number formats: text is type A.
const TEXT_FORMAT: i32 = 1;

/// The code page of UTF-8.
const UTF_8: i32 = 65_001;

/// Writes everything before the first case.
pub(super) fn write(out: &mut Vec<u8>, variables: &[Variable], title: &str) {
    header(out, variables, title);
    let mut first = 1;
    let mut firsts = Vec::with_capacity(variables.len());
    for variable in variables {
        firsts.push(first);
        first += variable_records(out, variable);
    }
    for (variable, first) in variables.iter().zip(firsts) {
        value_labels(out, variable, first);
    }
    extensions(out, variables);
    ints(out, &[999, 0]);
}

fn header(out: &mut Vec<u8>, variables: &[Variable], title: &str) {
    let widths = variables.iter().flat_map(Variable::stored);
    let slots: usize = widths.map(|width| width.div_ceil(8).max(1)).sum();
    out.extend_from_slice(b"$FL2");
    padded(out, "@(#) SPSS DATA FILE hailong", 60);
    // Layout 2; compressed by bytes; no weight; the number of cases is not known yet.
    ints(out, &[2, i32::try_from(slots).unwrap_or(-1), 1, 0, -1]);
    out.extend_from_slice(&100.0_f64.to_le_bytes());
    // The same rows are the same bytes: no time of writing.
    padded(out, "01 Jan 70", 9);
    padded(out, "00:00:00", 8);
    padded(out, title, 64);
    out.extend_from_slice(&[0; 3]);
}

/// The records of a variable; how many places they take.
fn variable_records(out: &mut Vec<u8>, variable: &Variable) -> i32 {
    let mut places = 0;
    for (part, width) in variable.stored().into_iter().enumerate() {
        let (kind, format) = match variable.holds {
            Holds::Number(NumberFormat(kind, width, decimals)) => {
                (0, (kind << 16) | (width << 8) | decimals)
            }
            Holds::Text(_) => {
                let width = i32::try_from(width).unwrap_or(1);
                (width, (TEXT_FORMAT << 16) | (width << 8))
            }
        };
        let label = cut(&variable.label, LABEL);
        let has_label = part == 0 && !label.is_empty();
        let missing: &[Value] = if part == 0 { &variable.missing } else { &[] };
        let count = i32::try_from(missing.len()).unwrap_or(0);
        ints(out, &[2, kind, i32::from(has_label), count, format, format]);
        padded(out, &variable.short_name(part), 8);
        if has_label {
            ints(out, &[i32::try_from(label.len()).unwrap_or(0)]);
            padded(out, label, label.len().div_ceil(4) * 4);
        }
        for value in missing {
            out.extend_from_slice(&value.bytes());
        }
        let more = width.div_ceil(8).max(1) - 1;
        for _ in 0..more {
            ints(out, &[2, -1, 0, 0, 0, 0]);
            padded(out, "", 8);
        }
        places += 1 + i32::try_from(more).unwrap_or(0);
    }
    places
}

fn value_labels(out: &mut Vec<u8>, variable: &Variable, first: i32) {
    if variable.labels.is_empty() {
        return;
    }
    ints(out, &[3, i32::try_from(variable.labels.len()).unwrap_or(0)]);
    for (value, label) in &variable.labels {
        out.extend_from_slice(&value.bytes());
        let label = cut(label, VALUE_LABEL);
        out.push(u8::try_from(label.len()).unwrap_or(0));
        padded(out, label, (label.len() + 1).div_ceil(8) * 8 - 1);
    }
    ints(out, &[4, 1, first]);
}

/// What later versions of SPSS added.
fn extensions(out: &mut Vec<u8>, variables: &[Variable]) {
    // Version 20.0.0, no machine, IEEE doubles, compressed by bytes, little-endian, UTF-8.
    extension(out, 3, 4, &bytes_of(&[20, 0, 0, -1, 1, 1, 2, UTF_8]));
    let lowest = f64::from_bits((-f64::MAX).to_bits() - 1);
    let ends: Vec<u8> =
        [-f64::MAX, f64::MAX, lowest].into_iter().flat_map(f64::to_le_bytes).collect();
    extension(out, 4, 8, &ends);
    let mut shown = Vec::new();
    for variable in variables {
        for width in variable.stored() {
            let (width, align) = match variable.holds {
                Holds::Number(NumberFormat(_, width, _)) => (width.max(8), 1),
                Holds::Text(_) => (i32::try_from(width.clamp(8, 40)).unwrap_or(8), 0),
            };
            shown.extend_from_slice(&bytes_of(&[variable.measure as i32, width, align]));
        }
    }
    extension(out, 11, 4, &shown);
    let names: Vec<String> =
        variables.iter().map(|each| format!("{}={}", each.short_name(0), each.name)).collect();
    extension(out, 13, 1, names.join("\t").as_bytes());
    let wide = variables.iter().filter_map(|each| match each.holds {
        Holds::Text(width) if width > ONE => Some(format!("{}={width:05}\0\t", each.short_name(0))),
        _ => None,
    });
    let wide: String = wide.collect();
    if !wide.is_empty() {
        extension(out, 14, 1, wide.as_bytes());
    }
    extension(out, 20, 1, b"UTF-8");
}

fn extension(out: &mut Vec<u8>, kind: i32, size: i32, data: &[u8]) {
    let count = i32::try_from(data.len()).unwrap_or(0) / size;
    ints(out, &[7, kind, size, count]);
    out.extend_from_slice(data);
}

fn ints(out: &mut Vec<u8>, ints: &[i32]) {
    out.extend_from_slice(&bytes_of(ints));
}

fn bytes_of(ints: &[i32]) -> Vec<u8> {
    ints.iter().flat_map(|int| int.to_le_bytes()).collect()
}

/// A text of exactly so many bytes.
fn padded(out: &mut Vec<u8>, text: &str, width: usize) {
    let text = cut(text, width);
    out.extend_from_slice(text.as_bytes());
    out.resize(out.len() + width - text.len(), b' ');
}

/// The beginning of a text, at most so many bytes of whole letters.
fn cut(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}
