//! The field for a code that a citizen was given: of an answer's receipt or of a petition.

use maud::{Markup, html};

use crate::base::{Lang, words};
use crate::web::lang::lang_field;
use crate::web::paths;

words! {
    /// What is said around the field.
    struct Words {
        title: "Tra cứu bằng mã" / "Look up a code",
        label: "Mã biên nhận hoặc mã theo dõi" / "Receipt or follow-up code",
        hint: "Mười sáu chữ và số, viết liền hay có gạch nối đều được."
            / "Sixteen letters and digits, with or without dashes.",
        wrong: "Không tìm thấy mã này. Xin kiểm tra lại: mã gồm mười sáu chữ và số, không có chữ I, L, O, U."
            / "There is no such code. Please check it: sixteen letters and digits, without I, L, O, U.",
        show: "Tra cứu" / "Look up",
    }
}

/// What the page is called on which a code is typed.
pub fn title(lang: Lang) -> &'static str {
    Words::of(lang).title
}

/// The field; with what was typed, where that is no code that was given out.
pub fn form(typed: &str, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let wrong = !typed.is_empty();
    html! {
        form.lookup method="get" action=(paths::codes()) {
            (lang_field(lang))
            div.wrong[wrong] {
                label.of for="code" { (words.label) }
                p.hint #h-code { (words.hint) }
                @if wrong { p.say #e-code role="alert" { (words.wrong) } }
                input #code type="text" name="code" value=(typed) autocomplete="off" spellcheck="false"
                    autocapitalize="characters" aria-describedby=(if wrong { "h-code e-code" } else { "h-code" });
            }
            button type="submit" { (words.show) }
        }
    }
}
