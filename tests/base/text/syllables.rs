//! Holds `src/base/text/syllables.rs`.

use hailong::base::text::{Abbreviations, Syllable, clauses, from_telex, one_slip_apart};

fn plain(text: &str) -> Vec<String> {
    let short: Abbreviations = toml::from_str("ko = \"không\"\nnv = \"nhân viên\"").unwrap();
    let clauses = clauses(text, &short);
    let words = |clause: &Vec<Syllable>| {
        let folded: Vec<&str> = clause.iter().map(|each| each.folded.as_str()).collect();
        folded.join(" ")
    };
    clauses.iter().map(words).collect()
}

#[test]
fn the_same_words_are_the_same_however_they_were_typed() {
    assert_eq!(plain("Hoà, hóa  HOA"), ["hoa", "hoa hoa"]);
    assert_eq!(plain("cho\u{31b}\u{300} lâuuuu!!!"), ["cho lau"]);
    assert_eq!(plain("NV ko rõ;gọi 0912345678"), ["nhan vien khong ro", "goi"]);
}

#[test]
fn a_word_with_other_marks_is_no_short_form_and_an_apostrophe_parts_no_word() {
    assert_eq!(plain("Kò kó"), ["ko ko"]);
    assert_eq!(plain("I don't, didn’t"), ["i dont", "didnt"]);
}

#[test]
fn telex_that_stayed_as_it_was_typed_is_read() {
    for (typed, meant) in [("thais", "thai"), ("ddooj", "do"), ("chowf", "cho"), ("laau", "lau")] {
        assert_eq!(from_telex(typed).as_deref(), Some(meant));
    }
    assert_eq!(from_telex("lau"), None);
}

#[test]
fn one_slip_is_one_letter_more_less_other_or_two_swapped() {
    for (one, other) in [
        ("huong", "hung"),
        ("huong", "huongg"),
        ("huong", "huonh"),
        ("huong", "hunog"),
        ("xhuong", "huong"),
    ] {
        assert!(one_slip_apart(one, other), "{one} {other}");
        assert!(one_slip_apart(other, one), "{other} {one}");
    }
    for (one, other) in
        [("huong", "huong"), ("huong", "hoang"), ("ab", "abcd"), ("abc", "cab"), ("", "ab")]
    {
        assert!(!one_slip_apart(one, other), "{one} {other}");
    }
}
