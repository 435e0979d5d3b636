//! What was taken for what in the files a command read: its answer ends with it.

use std::path::Path;
use std::sync::Mutex;

use serde_json::{Value, json};

use crate::base::Text;

/// Gathered as files are read, told once with the answer.
static NOTES: Mutex<Vec<(String, String)>> = Mutex::new(Vec::new());

/// Adds what was taken for what in a file.
pub(super) fn add(path: &Path, notes: &[Text]) {
    if let Ok(mut all) = NOTES.lock() {
        for note in notes {
            let note = (path.display().to_string(), note.en.clone());
            if !all.contains(&note) {
                all.push(note);
            }
        }
    }
}

fn take() -> Vec<(String, String)> {
    NOTES.lock().map(|mut all| std::mem::take(&mut *all)).unwrap_or_default()
}

/// Prints them below an answer in words.
pub(super) fn say() {
    for (file, note) in take() {
        say!("note: {file}: {note}");
    }
}

/// Prints them on stderr, where the answer has a shape of its own or there is none.
pub(super) fn complain() {
    for (file, note) in take() {
        complain!("note: {file}: {note}");
    }
}

/// Puts them under `read` into an answer that is an object, and prints them otherwise.
pub(super) fn into_answer(answer: &mut Value) {
    let Value::Object(parts) = answer else { return complain() };
    let notes = take().into_iter().map(|(file, note)| json!({ "file": file, "note": note }));
    let notes: Vec<Value> = notes.collect();
    if !notes.is_empty() {
        parts.insert("read".to_owned(), Value::Array(notes));
    }
}
