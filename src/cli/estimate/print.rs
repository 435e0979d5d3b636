//! An answer as JSON, or as lines of name and figure.

use clap::Args;
use indicatif::ProgressBar;
use serde_json::Value;

use crate::cli::notes;
use crate::cli::terminal::say_json;

/// A command and the format of its answer.
#[derive(Args, Debug)]
pub(crate) struct Shown<T: Args> {
    #[command(flatten)]
    task: T,
    /// As JSON rather than as lines.
    #[arg(long)]
    json: bool,
}

impl<T: Args> Shown<T> {
    /// Prints the command's answer; the lines carry the names of the JSON.
    pub(super) fn print(self, answer: fn(T) -> anyhow::Result<Value>) -> anyhow::Result<()> {
        let mut answer = answer(self.task)?;
        notes::into_answer(&mut answer);
        if self.json {
            return say_json(&answer);
        }
        let mut lines = Vec::new();
        flatten("", &answer, &mut lines);
        let width = lines.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        for (name, figure) in &lines {
            say!("{name:<width$}  {figure}");
        }
        Ok(())
    }
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
    fn lines_carry_one_figure_each_under_their_json_names() {
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
