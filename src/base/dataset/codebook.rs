//! The codebook of a table as JSON: what each column and value means, in both languages.

use serde_json::{Value, json};

use super::{Choice, Column, Dataset, Kind};

/// The codebook.
pub fn codebook(table: &Dataset) -> Value {
    json!({
        "title": table.title,
        "variables": table.columns.iter().map(variable).collect::<Vec<_>>(),
    })
}

fn variable(column: &Column) -> Value {
    let mut variable =
        json!({ "name": column.code, "kind": column.kind.name(), "label": column.label });
    if let Some(question) = &column.question {
        variable["question"] = json!(question);
    }
    if !column.choices().is_empty() {
        let value = |choice: &Choice| json!({ "code": choice.code, "label": choice.label, "missing": choice.is_missing });
        variable["values"] = column.choices().iter().map(value).collect();
    }
    variable
}

impl Kind {
    /// What it is called in codebooks.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Whole => "whole",
            Self::Decimal => "decimal",
            Self::Day => "day",
            Self::Choice(_) => "choice",
            Self::Choices(_) => "choices",
        }
    }
}
