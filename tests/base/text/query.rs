//! Holds `src/base/text/query.rs`.

use hailong::base::text::{Abbreviations, Query, Term, searchable};

fn short() -> Abbreviations {
    toml::from_str("ko = \"không\"").unwrap()
}

fn known(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

#[test]
fn words_and_phrases_are_told_apart() {
    let query = Query::read("Ko “hướng dẫn” chờ", &short());
    let terms = query.terms(&[]);
    assert_eq!(terms.len(), 3);
    assert_eq!(terms[0], Term(vec!["khong".to_owned()]));
    assert_eq!(terms[2], Term(vec!["huong dan".to_owned()]));
    assert!(Query::read(" ", &short()).is_empty());
    assert_eq!(Query::read("0912345678", &short()).terms(&[]), [Term(Vec::new())]);
}

#[test]
fn long_words_may_be_misspelt_and_short_ones_left_in_telex() {
    let query = Query::read("hướng chờ", &short());
    let terms = query.terms(&known(&["huogn", "hoang", "chowf", "co", "cho"]));
    assert_eq!(terms[0].0, ["huong", "huogn"]);
    assert_eq!(terms[1].0, ["cho", "chowf"]);
}

#[test]
fn a_word_with_its_marks_is_searched_as_itself() {
    let short: Abbreviations = toml::from_str("hong = \"không\"").unwrap();
    assert_eq!(searchable("Máy hỏng, hong in", &short), " may hong khong in ");
    let terms = Query::read("hỏng", &short).terms(&[]);
    assert_eq!(terms, [Term(vec!["hong".to_owned()])]);
}

#[test]
fn searchable_words_hold_no_number_that_is_masked() {
    assert_eq!(searchable("Gọi 0912345678, ko ai NGHE", &short()), " goi khong ai nghe ");
}
