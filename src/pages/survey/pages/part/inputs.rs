//! Fields of a part's form, each with its label and what is wrong with it.

use maud::{Markup, html};

use super::{PartPage, Wrong};
use crate::pages::survey::words::FieldWords;
use crate::web::components::labelled::{Labelled, Line};
use crate::web::fields::value;

/// A field, and what is wrong with it.
pub(super) fn field<'a>(shown: &'a PartPage<'_>, name: &'a str) -> Labelled<'a> {
    let fields = FieldWords::of(shown.lang);
    let fault = match shown.wrong {
        Wrong::Faults(faults) => faults.iter().find(|fault| fault.field == name),
        _ => None,
    };
    Labelled {
        id: name.into(),
        name,
        label: fields.field(name).into(),
        value: value(shown.fields, name),
        fault: fault.map(|fault| fields.problem(fault.problem).into()),
        ..Labelled::default()
    }
}

const LINE: Line<'_> = Line {
    kind: None,
    mode: None,
    latest: None,
    most: Some(2000),
    complete: Some("off"),
    required: false,
};

/// A field of one line.
pub(super) fn line(shown: &PartPage<'_>, name: &str) -> Markup {
    field(shown, name).line(LINE)
}

/// A text in both languages, in fields of so many lines.
pub(super) fn pair(shown: &PartPage<'_>, stem: &str, lines: usize) -> Markup {
    html! {
        @for lang in ["vi", "en"] {
            @let name = format!("{stem}_{lang}");
            @let field = field(shown, &name);
            @if lines == 1 { (line(shown, &name)) } @else {
                (field.around(&html! {
                    textarea id=(name) name=(name) rows=(lines) maxlength="2000" lang=(lang)
                        aria-invalid=[field.invalid()] aria-describedby=[field.described()] { (field.value) }
                }))
            }
        }
    }
}

/// A text that stays as published, with its label; it is sent as it is.
pub(super) fn locked_pair(shown: &PartPage<'_>, stem: &str) -> Markup {
    html! {
        @for lang in ["vi", "en"] {
            @let name = format!("{stem}_{lang}");
            @let text = value(shown.fields, &name);
            (locked(shown, &name, text, text))
        }
    }
}

/// A value that stays as published.
pub(super) fn locked(shown: &PartPage<'_>, name: &str, sent: &str, text: &str) -> Markup {
    let fields = FieldWords::of(shown.lang);
    html! {
        p.locked {
            span { (fields.field(name)) " " span.badge { (fields.locked_here) } } br;
            (text)
            input type="hidden" name=(name) value=(sent);
        }
    }
}

pub(super) fn code(shown: &PartPage<'_>, is_locked: bool) -> Markup {
    let typed = value(shown.fields, "code");
    let field = Labelled { hinted: true, ..field(shown, "code") };
    html! {
        @if is_locked { (locked(shown, "code", typed, typed)) }
        @else { (field.line(LINE)) p.hint #code-hint { (FieldWords::of(shown.lang).code_hint) } }
    }
}

/// A list of choices, one of which stands.
pub(super) fn choice(shown: &PartPage<'_>, name: &str, options: &[(String, String)]) -> Markup {
    field(shown, name).choice(options)
}

pub(super) fn tick(shown: &PartPage<'_>, name: &str, label: &str) -> Markup {
    html! {
        label.tick {
            input type="checkbox" id=(name) name=(name) value="yes" checked[!value(shown.fields, name).is_empty()];
            span { (label) }
        }
    }
}

pub(super) fn select(shown: &PartPage<'_>, name: &str, options: &[(String, String)]) -> Markup {
    let chosen = value(shown.fields, name);
    html! {
        select id=(name) name=(name) {
            @for (code, label) in options { option value=(code) selected[code == chosen] { (label) } }
        }
    }
}
