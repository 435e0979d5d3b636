//! Links to the files of a list.

use maud::{Markup, html};

/// The formats of a list, by ending and name.
const FORMATS: [(&str, &str); 2] = [("xlsx", "XLSX"), ("csv", "CSV")];

/// What may be downloaded, in each format; `address` makes the address of a file with an ending.
pub fn downloads(label: &str, address: impl Fn(&str) -> String) -> Markup {
    in_formats(label, &FORMATS, address)
}

/// The same in these formats, by ending and name.
pub fn in_formats(
    label: &str,
    formats: &[(&str, &str)],
    address: impl Fn(&str) -> String,
) -> Markup {
    html! {
        span.downloads {
            (label) ":"
            @for (ending, name) in formats { " " a href=(address(ending)) download { (name) } }
        }
    }
}
