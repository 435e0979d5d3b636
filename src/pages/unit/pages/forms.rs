//! The forms that record what became of a unit.

use maud::{Markup, html};

use super::parts::Shown;
use super::tree::options;
use crate::pages::unit::posted::Form;
use crate::web::csrf::csrf_field;
use crate::web::paths;

/// A new unit.
pub(super) fn found(shown: &Shown<'_>) -> Markup {
    let (words, form) = (shown.words(), Form::Found);
    html! {
        details open[shown.is_refused(form)] {
            summary { (words.found) }
            form.stacked method="post" action=(shown.link(&paths::units())) {
                (csrf_field())
                label for="code" { (words.code) }
                input #code name="code" value=(shown.typed(form, "code")) required maxlength="12"
                    autocapitalize="characters" autocomplete="off";
                (names(shown, form))
                (parent(shown, form, None))
                (when(shown, form))
                button type="submit" name="do" value=(form.code()) { (words.record) }
            }
        }
    }
}

/// All forms about one unit.
pub(super) fn of_unit(shown: &Shown<'_>, unit: &str) -> Markup {
    let words = shown.words();
    let touchpoints = shown.whole.touchpoints_of(unit);
    html! {
        (form(shown, unit, (Form::Rename, words.rename), &names(shown, Form::Rename)))
        (form(shown, unit, (Form::Move, words.move_it), &parent(shown, Form::Move, Some(unit))))
        (form(shown, unit, (Form::Merge, words.merge), &into(shown, unit)))
        (form(shown, unit, (Form::Divide, words.divide), &parts(shown, unit, &touchpoints)))
        (form(shown, unit, (Form::Close, words.close), &html! { p.hint { (words.close_hint) } }))
    }
}

fn form(shown: &Shown<'_>, unit: &str, (of, title): (Form, &str), own: &Markup) -> Markup {
    html! {
        details open[shown.is_refused(of)] {
            summary { (title) }
            form.stacked method="post" action=(shown.link(&paths::unit(unit))) {
                (csrf_field())
                (own)
                (when(shown, of))
                button type="submit" name="do" value=(of.code()) { (shown.words().record) }
            }
        }
    }
}

/// One line of text.
fn line(shown: &Shown<'_>, form: Form, field: &'static str, label: &str) -> Markup {
    let id = format!("{}-{field}", form.code());
    html! {
        label for=(id) { (label) }
        input id=(id) name=(field) value=(shown.typed(form, field)) required maxlength="300"
            autocomplete="off" aria-invalid=[shown.invalid(form, field)];
    }
}

fn names(shown: &Shown<'_>, form: Form) -> Markup {
    let words = shown.words();
    html! {
        (line(shown, form, "name_vi", words.name_vi))
        (line(shown, form, "name_en", words.name_en))
    }
}

fn parent(shown: &Shown<'_>, form: Form, unit: Option<&str>) -> Markup {
    let words = shown.words();
    let id = format!("{}-parent", form.code());
    html! {
        label for=(id) { (words.parent) }
        select id=(id) name="parent" {
            option value="" { (words.office) }
            (options(shown, form, "parent", unit))
        }
    }
}

fn into(shown: &Shown<'_>, unit: &str) -> Markup {
    let (words, form) = (shown.words(), Form::Merge);
    html! {
        p.hint { (words.merge_hint) }
        label for="merge-into" { (words.into) }
        select #merge-into name="into" required aria-invalid=[shown.invalid(form, "into")] {
            option value="" { (words.choose) }
            (options(shown, form, "into", Some(unit)))
        }
    }
}

/// Which touchpoint goes where, and who takes the rest.
fn parts(shown: &Shown<'_>, unit: &str, touchpoints: &[String]) -> Markup {
    let (words, form) = (shown.words(), Form::Divide);
    let named = |code: &str| {
        let mut all = shown.whole.touchpoints.iter();
        let found = all.find(|each| each.code == code);
        found.map_or("", |each| each.name.in_lang(shown.lang))
    };
    html! {
        p.hint { (words.divide_hint) }
        label for="divide-rest" { (words.rest) }
        select #divide-rest name="rest" required aria-invalid=[shown.invalid(form, "rest")] {
            option value="" { (words.choose) }
            option value=(unit) selected[shown.typed(form, "rest") == unit] {
                (words.goes_on) ": " (shown.name(unit))
            }
            (options(shown, form, "rest", Some(unit)))
        }
        @for touchpoint in touchpoints {
            @let field = format!("to-{touchpoint}");
            label for=(field) { (words.touchpoint) " " (touchpoint) ": " (named(touchpoint)) }
            select id=(field) name=(field) {
                option value="" { (words.with_the_rest) }
                option value=(unit) selected[shown.typed(form, &field) == unit] { (shown.name(unit)) }
                (options(shown, form, &field, Some(unit)))
            }
        }
    }
}

/// Since when and on whose word: every form asks it.
fn when(shown: &Shown<'_>, form: Form) -> Markup {
    let words = shown.words();
    let (day, basis) = (format!("{}-day", form.code()), format!("{}-basis", form.code()));
    let hint = format!("{}-basis-hint", form.code());
    html! {
        label for=(day) { (words.day) }
        input id=(day) type="date" name="day" value=(shown.typed(form, "day")) required
            max=(shown.whole.today) aria-invalid=[shown.invalid(form, "day")];
        label for=(basis) { (words.basis) }
        p.hint id=(hint) { (words.basis_hint) }
        input id=(basis) name="basis" value=(shown.typed(form, "basis")) required maxlength="300"
            autocomplete="off" aria-describedby=(hint) aria-invalid=[shown.invalid(form, "basis")];
    }
}

/// Takes an act back; it stays in the history with the reason.
pub(super) fn withdraw(shown: &Shown<'_>, act: &str, place: usize) -> Markup {
    let (words, form) = (shown.words(), Form::Withdraw);
    let id = format!("reason-{place}");
    let refused = shown.is_refused(form) && shown.typed(form, "act") == act;
    html! {
        details open[refused] {
            summary { (words.withdraw) }
            form.stacked method="post" action=(shown.link(&paths::units())) {
                (csrf_field())
                input type="hidden" name="act" value=(act);
                label for=(id) { (words.reason) }
                input id=(id) name="reason" required maxlength="300" autocomplete="off"
                    value=(if refused { shown.typed(form, "reason") } else { "" });
                button.quiet type="submit" name="do" value=(form.code()) { (words.withdraw) }
            }
        }
    }
}
