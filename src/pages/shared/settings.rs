//! What the settings of an office are called: on their own page and in the audit log.

use crate::base::{Lang, format, words};
use crate::domain::setting::{DAYS_OFF, Field, LOGO, OwnTarget, Section, TRIAL};

words! {
    /// Names of settings, of their sections and of their choices.
    pub(crate) struct Words {
        section: Section {
            Contact => "Liên hệ" / "Contact",
            Answers => "Bảo vệ người trả lời" / "Protecting those who answer",
            Languages => "Ngôn ngữ" / "Languages",
            Mail => "Thư điện tử" / "E-mail",
            Reminders => "Nhắc việc" / "Reminders",
            Petitions => "Thời hạn phản ánh, kiến nghị" / "Limits of petitions",
            Retention => "Thời gian lưu" / "How long things are kept",
        },
        field: Field {
            Address => "Địa chỉ" / "Address",
            Phone => "Điện thoại" / "Telephone",
            K => "Số người ít nhất sau mỗi số liệu" / "Fewest people behind a figure",
            Wait => "Số ngày phiếu chờ nhiều nhất" / "Days an answer waits at most",
            Languages => "Ngôn ngữ" / "Languages",
            MailHost => "Máy chủ thư" / "Mail server",
            MailPort => "Cổng" / "Port",
            MailSecurity => "Bảo mật kết nối" / "Protection",
            MailUser => "Tên đăng nhập" / "Sign-in name",
            MailPassword => "Mật khẩu" / "Password",
            MailFrom => "Địa chỉ gửi" / "Sender",
            Reminders => "Gửi thư nhắc việc" / "Send reminders",
            ReminderHour => "Giờ gửi" / "Hour",
            SendBack => "Trả lại, chuyển cơ quan khác" / "To send back or pass on",
            Supplement => "Yêu cầu bổ sung" / "To ask for more",
            Reply => "Trả lời" / "To answer",
            Publish => "Công khai trả lời" / "To publish the answer",
            Warn => "Cảnh báo từ ngày thứ" / "Warn from day",
            TwoPersons => "Trả lời phản ánh, kiến nghị" / "Answers to petitions",
            LettersKept => "Thư đã gửi, số ngày" / "Letters sent, in days",
            TrialsKept => "Phiếu quét thử, số ngày" / "Answers of test scans, in days",
        },
        choice: {
            "languages:vi-en" => "Tiếng Việt và tiếng Anh" / "Vietnamese and English",
            "languages:vi" => "Chỉ tiếng Việt" / "Vietnamese alone",
            "mail-security:tls" => "TLS" / "TLS",
            "mail-security:starttls" => "STARTTLS" / "STARTTLS",
            "mail-security:none" => "Không bảo mật (chỉ trong mạng nội bộ)" / "None (inside the office's network only)",
            "two-persons:one" => "Người xử lý tự trả lời" / "The person who handles it answers",
            "two-persons:two" => "Người thứ hai phê duyệt" / "A second person approves it",
            "reminders:on" => "Có" / "Yes",
            "reminders:off" => "Không" / "No",
        },
        logo: "Biểu trưng" / "Logo",
        trial: "Chạy thử" / "Trial",
        targets: "Chỉ tiêu" / "Target",
        whole_office: "cả cơ quan" / "the whole office",
        days_off: "Ngày nghỉ" / "Days off",
        yes: "có" / "yes",
    }
}

/// Names of an instrument and of a unit by their codes.
#[derive(Clone, Copy)]
pub struct Named<'a> {
    /// The instrument's title.
    pub instrument: &'a dyn Fn(&str) -> String,
    /// The unit's name.
    pub unit: &'a dyn Fn(&str) -> String,
}

/// A setting by its key, with the section of the page that it stands in; `None` for a key that is none.
pub fn name(key: &str, named: Named<'_>, lang: Lang) -> Option<String> {
    let words = Words::of(lang);
    if let Some(field) = Field::of_code(key) {
        let section = Section::ALL.iter().find(|each| each.fields().contains(&field));
        let section = section.map_or("", |section| words.section(*section));
        let field = words.field(field);
        let is_alone = section == field || section.is_empty();
        return Some(if is_alone { field.to_owned() } else { format!("{section}: {field}") });
    }
    if let Some((id, year, of)) = OwnTarget::parts(key) {
        let of = of.map_or_else(|| words.whole_office.to_owned(), named.unit);
        return Some(format!("{}: {}, {of}, {year}", words.targets, (named.instrument)(id)));
    }
    if let Some(day) = key.strip_prefix(DAYS_OFF) {
        let day = day.parse().map_or_else(|_| day.to_owned(), |day| format::day(day, lang));
        return Some(format!("{}: {day}", words.days_off));
    }
    match key {
        LOGO => Some(words.logo.to_owned()),
        TRIAL => Some(words.trial.to_owned()),
        _ => None,
    }
}

/// The value of a setting in words; as it is kept where it needs none.
pub fn value(key: &str, value: &str, lang: Lang) -> String {
    let words = Words::of(lang);
    if key == TRIAL {
        return words.yes.to_owned();
    }
    if OwnTarget::parts(key).is_some() {
        let hundredths = value.parse::<u32>().ok();
        return hundredths.map_or_else(
            || value.to_owned(),
            |it| format::percent(f64::from(it) / 10_000.0, lang),
        );
    }
    if let Ok(day) = value.parse() {
        return format::day(day, lang);
    }
    words.choice(&format!("{key}:{value}")).unwrap_or(value).to_owned()
}
