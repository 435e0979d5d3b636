//! An answer as JSON, or as lines of name and figure; and how far it has come.

use indicatif::ProgressBar;
use serde::Serialize;
use serde_json::Value;

/// Prints `answer`; the lines carry the names of the JSON.
pub(super) fn print(answer: &impl Serialize, json: bool) -> anyhow::Result<()> {
    if json {
        say!("{}", serde_json::to_string_pretty(answer)?);
    } else {
        let mut lines = Vec::new();
        flatten("", &serde_json::to_value(answer)?, &mut lines);
        let width = lines.iter().map(|(name, _)| name.chars().count()).max();
        for (name, figure) in &lines {
            say!("{name:<width$}  {figure}", width = width.unwrap_or(0));
        }
    }
    Ok(())
}

/// A bar of so many steps on a terminal's stderr; elsewhere, and for no steps, nothing is drawn.
pub(super) fn progress(steps: usize) -> ProgressBar {
    match u64::try_from(steps) {
        Ok(steps) if steps > 0 => ProgressBar::new(steps),
        _ => ProgressBar::hidden(),
    }
}

/// One line a figure; a list of figures stays on one line.
fn flatten(name: &str, value: &Value, lines: &mut Vec<(String, String)>) {
    let inside = |part: &str| match name {
        "" => part.to_owned(),
        _ => format!("{name}.{part}"),
    };
    match value {
        Value::Object(parts) => {
            for (part, value) in parts {
                flatten(&inside(part), value, lines);
            }
        }
        Value::Array(all) if all.iter().any(|each| each.is_object() || each.is_array()) => {
            for (at, value) in all.iter().enumerate() {
                flatten(&inside(&(at + 1).to_string()), value, lines);
            }
        }
        Value::Array(all) => {
            let figures: Vec<String> = all.iter().map(plain).collect();
            lines.push((name.to_owned(), figures.join("  ")));
        }
        single => lines.push((name.to_owned(), plain(single))),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => "no data".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_one_a_line_under_their_json_names() {
        let answer = serde_json::json!({
            "share": 0.925, "wilson": [0.88, 0.95], "target": {"value": null}, "rows": [{"n": 1}],
        });
        let mut lines = Vec::new();
        flatten("", &answer, &mut lines);
        let line = |name: &str, figure: &str| (name.to_owned(), figure.to_owned());
        let expected = [
            line("share", "0.925"),
            line("wilson", "0.88  0.95"),
            line("target.value", "no data"),
            line("rows.1.n", "1"),
        ];
        assert_eq!(lines, expected);
    }
}
