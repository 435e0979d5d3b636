//! The office's names and its logo.

use maud::{Markup, html};

use super::Shown;
use crate::base::{Text, text};
use crate::domain::unit::{Letterhead, Office};
use crate::pages::setting::words::Words;
use crate::web::components::labelled::{Labelled, Line};
use crate::web::components::part::part_where;
use crate::web::csrf::csrf_field;
use crate::web::fields::value;
use crate::web::lang::lang_field;
use crate::web::paths;
use crate::web::seen::seen_field;

/// Most characters of a name, as a poster can carry it in three lines.
const LONGEST: usize = 120;

/// Most characters of where petitions are taken.
const LONGEST_PLACE: usize = 600;

/// The fields of an office, in the order of the form; those that must be filled in come first.
const FIELDS: [(&str, usize); 8] = [
    ("name_vi", LONGEST),
    ("parent_vi", LONGEST),
    ("name_en", LONGEST),
    ("parent_en", LONGEST),
    ("place", 60),
    ("abbreviation", 20),
    ("petitions_vi", LONGEST_PLACE),
    ("petitions_en", LONGEST_PLACE),
];

/// The fields of an office as they were typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct OfficeTyped([String; 8]);

/// What is wrong with a field: it is empty, or longer than so many characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OfficeFault {
    Empty(&'static str),
    TooLong(&'static str, usize),
}

impl OfficeFault {
    pub(crate) fn field(self) -> &'static str {
        match self {
            Self::Empty(field) | Self::TooLong(field, _) => field,
        }
    }
}

impl OfficeTyped {
    pub(crate) fn of(fields: &[(String, String)]) -> Self {
        Self(FIELDS.map(|(name, _)| value(fields, name).to_owned()))
    }

    /// The fields of an office that is kept; an English text that is the Vietnamese one is left blank.
    pub(crate) fn kept(office: &Office) -> Self {
        let vi = |text: &Text| text.vi.clone();
        let en = |text: &Text| if text.en == text.vi { String::new() } else { text.en.clone() };
        let Office { name, parent, petitions, letterhead, .. } = office;
        Self([
            vi(name),
            vi(parent),
            en(name),
            en(parent),
            letterhead.place.clone(),
            letterhead.abbreviation.clone(),
            vi(petitions),
            en(petitions),
        ])
    }

    /// The fields as they are shown; `prefix` begins their ids.
    pub(crate) fn fields(&self, prefix: &str, faults: &[OfficeFault], words: &Words) -> Markup {
        html! {
            @for ((name, most), value) in FIELDS.into_iter().zip(&self.0) {
                @let fault = faults.iter().find(|fault| fault.field() == name);
                @let field = Labelled {
                    id: format!("{prefix}{name}").into(),
                    name,
                    label: words.office_field(name).unwrap_or(name).into(),
                    value,
                    fault: fault.map(|fault| words.office_fault(*fault).into()),
                    ..Labelled::default()
                };
                (field.line(Line { most: Some(most), complete: Some("off"), ..Line::default() }))
            }
        }
    }

    /// Every fault. English names may be left out.
    pub(crate) fn faults(&self) -> Vec<OfficeFault> {
        let mut faults = Vec::new();
        for (place, ((name, most), typed)) in FIELDS.into_iter().zip(&self.0).enumerate() {
            if place < 2 && typed.is_empty() {
                faults.push(OfficeFault::Empty(name));
            } else if text::length(typed) > most {
                faults.push(OfficeFault::TooLong(name, most));
            }
        }
        faults
    }

    /// The office. Without an English text the Vietnamese one stands in its place.
    pub(crate) fn office(&self, code: &str) -> Office {
        let [
            name_vi,
            parent_vi,
            name_en,
            parent_en,
            place,
            abbreviation,
            petitions_vi,
            petitions_en,
        ] = &self.0;
        let both = |vi: &String, en: &String| Text {
            vi: vi.clone(),
            en: if en.is_empty() { vi.clone() } else { en.clone() },
        };
        Office {
            code: code.to_owned(),
            name: both(name_vi, name_en),
            parent: both(parent_vi, parent_en),
            petitions: both(petitions_vi, petitions_en),
            letterhead: Letterhead { place: place.clone(), abbreviation: abbreviation.clone() },
        }
    }
}

/// A form for each office.
pub(super) fn forms(shown: &Shown<'_>) -> Markup {
    let words = shown.words;
    let names: Vec<&str> =
        shown.offices.iter().map(|office| office.name.in_lang(shown.lang)).collect();
    let forms = html! {
        p.hint { (words.office_hint) }
        @for office in shown.offices { (form(shown, office)) }
    };
    html! {
        section #office {
            h2 { (words.office) }
            (part_where(shown.is_refused(&["office"]), &names.join(" · "), &forms))
        }
    }
}

fn form(shown: &Shown<'_>, office: &Office) -> Markup {
    let words = shown.words;
    let refused = shown.refused.filter(|refused| {
        value(&refused.fields, "do") == "office" && value(&refused.fields, "code") == office.code
    });
    let stands = refused
        .map_or_else(|| OfficeTyped::kept(office), |refused| OfficeTyped::of(&refused.fields));
    html! {
        form.stacked method="post" action=(paths::settings()) {
            (csrf_field()) (lang_field(shown.lang)) (seen_field(office))
            input type="hidden" name="code" value=(office.code);
            (stands.fields(&format!("{}-", office.code), refused.map_or(&[], |it| &it.office), words))
            button type="submit" name="do" value="office" { (words.save) }
        }
    }
}

/// The logo, the form that sends another, and the button that takes it away.
pub(super) fn logo(shown: &Shown<'_>) -> Markup {
    let words = shown.words;
    let fault = shown.refused.and_then(|refused| refused.logo);
    let digest = shown.settings.logo();
    let forms = html! {
        p.hint { (words.logo_hint) }
        @if let Some(digest) = digest {
            p { img.logo src=(paths::logo(digest)) alt=(words.logo) width="80" height="80"; }
            form method="post" action=(paths::settings()) {
                (csrf_field()) (lang_field(shown.lang))
                button.quiet type="submit" name="do" value="remove-logo" { (words.remove_logo) }
            }
        }
        form.stacked method="post" enctype="multipart/form-data"
            action=(paths::in_lang(&paths::settings_logo(), shown.lang)) {
            (csrf_field())
            label for="file" { (words.logo_file) }
            @if let Some(fault) = fault { p.say { (words.logo_fault(fault)) } }
            input #file name="file" type="file" accept=".png,.svg,image/png,image/svg+xml" required;
            button type="submit" { (words.send_logo) }
        }
    };
    let now = if digest.is_some() { words.logo_set } else { words.nothing_set };
    html! {
        section #logo {
            h2 { (words.logo) }
            (part_where(fault.is_some(), now, &forms))
        }
    }
}
