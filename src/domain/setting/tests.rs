//! What forms change, and what they are refused for.

use super::*;

fn settings(rows: &[(&str, &str)]) -> Settings {
    let rows = rows.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
    Settings::of("1".to_owned(), rows.collect())
}

fn read_with(
    section: Section,
    typed: &[(Field, &str)],
    now: &Settings,
) -> Result<Vec<(Field, Option<String>)>, Vec<Fault>> {
    let typed = |field: Field| {
        let found = typed.iter().find(|(each, _)| *each == field);
        found.map_or_else(String::new, |(_, value)| (*value).to_owned())
    };
    let fallback = |field: Field| match field {
        Field::Reply => "15".to_owned(),
        Field::Warn => "12".to_owned(),
        field => field.default().unwrap_or_default().to_owned(),
    };
    read(section, &typed, (now, &fallback))
}

fn fault(field: Field, problem: Problem) -> Fault {
    Fault { field, problem }
}

#[test]
fn k_goes_up_only_and_is_never_under_five() {
    let now = settings(&[("k", "8")]);
    assert_eq!((now.k(), now.public_k(), now.settle_rule().at_least), (8, 16, 8));
    assert_eq!(settings(&[("k", "3")]).k(), 5);
    let up = read_with(Section::Answers, &[(Field::K, "9")], &now).unwrap();
    assert_eq!(up, [(Field::K, Some("9".to_owned()))]);
    for down in ["7", "5", ""] {
        let refused = read_with(Section::Answers, &[(Field::K, down)], &now);
        assert_eq!(refused, Err(vec![fault(Field::K, Problem::OnlyUpwards(8))]), "{down}");
    }
    let under = read_with(Section::Answers, &[(Field::K, "4")], &settings(&[]));
    assert_eq!(under, Err(vec![fault(Field::K, Problem::NoNumber(5, 50))]));
}

#[test]
fn every_fault_is_told_at_once() {
    let typed = [(Field::K, "mười"), (Field::Wait, "0")];
    let refused = read_with(Section::Answers, &typed, &settings(&[]));
    let number = fault(Field::Wait, Problem::NoNumber(1, 31));
    assert_eq!(refused, Err(vec![fault(Field::K, Problem::NoNumber(5, 50)), number]));
}

#[test]
fn what_is_as_by_default_is_not_kept() {
    let typed = [(Field::Reply, "15"), (Field::Warn, "10")];
    let changes = read_with(Section::Petitions, &typed, &settings(&[("reply", "20")])).unwrap();
    assert_eq!(changes, [(Field::Reply, None), (Field::Warn, Some("10".to_owned()))]);
}

#[test]
fn a_warning_comes_before_the_limit() {
    let late = read_with(Section::Petitions, &[(Field::Reply, "10")], &settings(&[]));
    assert_eq!(late, Err(vec![fault(Field::Warn, Problem::NotBeforeReply)]));
}

#[test]
fn a_mail_server_needs_its_sender_and_protects_its_password() {
    let host = (Field::MailHost, "mail.example.gov.vn");
    let from = (Field::MailFrom, "Khảo sát <ks@example.gov.vn>");
    let lone = read_with(Section::Mail, &[host], &settings(&[]));
    assert_eq!(lone, Err(vec![fault(Field::MailFrom, Problem::Needed)]));
    let nowhere = read_with(Section::Mail, &[from], &settings(&[]));
    assert_eq!(nowhere, Err(vec![fault(Field::MailHost, Problem::Needed)]));
    let clear = [
        host,
        from,
        (Field::MailUser, "ks"),
        (Field::MailPassword, "mật khẩu"),
        (Field::MailSecurity, "none"),
    ];
    let refused = read_with(Section::Mail, &clear, &settings(&[]));
    assert_eq!(refused, Err(vec![fault(Field::MailSecurity, Problem::InClear)]));
    for bad in ["ks", "ks@", "ks@nowhere", "Tên <ks@example.gov.vn", "a b@example.gov.vn"] {
        let refused = read_with(Section::Mail, &[host, (Field::MailFrom, bad)], &settings(&[]));
        assert_eq!(refused, Err(vec![fault(Field::MailFrom, Problem::NoSender)]), "{bad}");
    }
}

#[test]
fn a_telephone_number_has_digits_and_no_letters() {
    let with = |typed| read_with(Section::Contact, &[(Field::Phone, typed)], &settings(&[]));
    for good in ["1022", "0225 3842 576", "+84 (225) 3842.576; 0225-3821-058"] {
        assert_eq!(with(good), Ok(vec![(Field::Phone, Some(good.to_owned()))]), "{good}");
    }
    for bad in ["gọi anh Nam", "0912abc345", "12"] {
        assert_eq!(with(bad), Err(vec![fault(Field::Phone, Problem::NoTelephone)]), "{bad}");
    }
    let long = with(&"1".repeat(41));
    assert_eq!(long, Err(vec![fault(Field::Phone, Problem::TooLong(40))]));
}

#[test]
fn a_mail_server_is_an_address_with_everything_escaped() {
    let set = settings(&[
        ("mail-host", "mail.example.gov.vn"),
        ("mail-from", "ks@example.gov.vn"),
        ("mail-user", "ks@example"),
        ("mail-security", "starttls"),
        ("mail-port", "587"),
    ]);
    let server = set.mail_server(Some("a/b:c")).unwrap();
    assert_eq!(server.url, "smtp://ks%40example:a%2Fb%3Ac@mail.example.gov.vn:587?tls=required");
    assert!(!format!("{server:?}").contains("a%2F"));
    assert_eq!(settings(&[]).mail_server(None), None);
}

#[test]
fn days_off_have_a_source_and_days_made_up_are_weekends() {
    let read = |fields: &[(&str, &str)]| {
        let typed = |name: &str| {
            let found = fields.iter().find(|(each, _)| *each == name);
            found.map_or_else(String::new, |(_, value)| (*value).to_owned())
        };
        DaysOff::read(&typed, &[])
    };
    let named = [("name", "Bão số 3"), ("source", "CV 1/UBND")];
    let off = read(&[&[("from", "2026-09-10")][..], &named].concat()).unwrap();
    assert_eq!(off.days().count(), 1);
    assert_eq!(DaysOff::stored(&off.key(), &off.value()), Some(off));
    let faults = read(&[("from", "10"), ("to", "x")]).unwrap_err();
    assert_eq!(faults.len(), 4, "{faults:?}");
    let thursday = [("from", "2026-09-10"), ("kind", "made-up")];
    let made_up = read(&[&thursday[..], &named].concat());
    assert_eq!(made_up, Err(vec![DaysOffFault::NotAWeekend]));
}

#[test]
fn a_target_is_the_units_own_before_the_offices() {
    let day: NaiveDate = "2026-05-01".parse().unwrap();
    let set = settings(&[
        ("target sipas-counter 2026 -", "9200"),
        ("target sipas-counter 2026 LS", "9550"),
    ]);
    let of = |unit, on| set.target("sipas-counter", unit, on).map(|target| target.hundredths);
    assert_eq!(
        (of(None, day), of(Some("LS"), day), of(Some("VP"), day)),
        (Some(9200), Some(9550), Some(9200))
    );
    assert_eq!(of(None, "2025-05-01".parse().unwrap()), None);
    let typed = |value: &'static str| {
        let typed = move |name: &str| match name {
            "instrument" => "quick".to_owned(),
            "year" => "2026".to_owned(),
            "value" => value.to_owned(),
            _ => String::new(),
        };
        let known = ["quick".to_owned()];
        OwnTarget::read(&typed, (&known, &[])).map(|target| target.hundredths).ok()
    };
    let read = ["90", "92,5", "92.55%", "100", "0", "100,01", "9,555", "-1", "x"].map(typed);
    let none = None;
    assert_eq!(
        read,
        [Some(9000), Some(9250), Some(9255), Some(10000), none, none, none, none, none]
    );
}

#[test]
fn what_cannot_be_read_is_left_out() {
    let set = settings(&[("k", "x"), ("unknown", "1"), ("target x", "y"), ("trial", "1")]);
    assert_eq!((set.k(), set.targets().len(), set.is_trial()), (5, 0, true));
}
