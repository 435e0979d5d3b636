//! Holds `src/domain/petition/seal.rs`.

use hailong::domain::petition::{Key, NONCE, Person};

fn person() -> Person {
    Person {
        name: "Trần Thị Bưởi".to_owned(),
        address: "Số 1 phố Thử".to_owned(),
        ..Person::default()
    }
}

#[test]
fn a_seal_opens_with_its_key_for_its_petition_and_untouched() {
    let key = Key::of([7; 32]);
    let sealed = key.seal(&person(), "A", [1; NONCE]).unwrap();
    assert_eq!(key.open(&sealed, "A"), Some(person()));
    assert_eq!(key.open(&sealed, "B"), None);
    assert_eq!(Key::of([8; 32]).open(&sealed, "A"), None);
    for place in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[place] ^= 1;
        assert_eq!(key.open(&changed, "A"), None);
    }
    assert_eq!(key.open(&[], "A"), None);
}

#[test]
fn neither_a_seal_nor_a_log_shows_the_name() {
    let key = Key::of([7; 32]);
    let sealed = key.seal(&person(), "A", [1; NONCE]).unwrap();
    let name = person().name.into_bytes();
    assert!(!sealed.windows(name.len()).any(|part| part == name));
    assert_eq!(format!("{:?} {key:?}", person()), "Person(…) Key(…)");
}
