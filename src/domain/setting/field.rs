//! The values that an office sets, as data.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::enum_codes;

/// One value; its code is the key of its row and the name of its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Field {
    /// The street address.
    Address,
    /// The telephone number.
    Phone,
    /// Fewest people behind a figure.
    K,
    /// Days that answers wait at most before they join those of a wider group.
    Wait,
    /// Languages of citizens' pages.
    Languages,
    /// Host of the mail server.
    MailHost,
    /// Its port.
    MailPort,
    /// How the connection is protected.
    MailSecurity,
    /// The account there.
    MailUser,
    /// Its password, sealed.
    MailPassword,
    /// The address that mail is from.
    MailFrom,
    /// Whether reminders are sent.
    Reminders,
    /// The hour of the daily letter.
    ReminderHour,
    /// Working days to send a petition back.
    SendBack,
    /// Working days to ask for more.
    Supplement,
    /// Working days to answer.
    Reply,
    /// Working days to publish the answer.
    Publish,
    /// Working days until the register warns.
    Warn,
    /// Whether a second person approves an answer.
    TwoPersons,
    /// Days that sent letters are kept.
    LettersKept,
    /// Days that the answers of test scans are kept.
    TrialsKept,
}

enum_codes!(pub Field);

/// A form of the page of settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Section {
    /// Where the office is found.
    Contact,
    /// How answers are kept together.
    Answers,
    /// Languages.
    Languages,
    /// The mail server.
    Mail,
    /// Reminders.
    Reminders,
    /// Limits of petitions.
    Petitions,
    /// How long things are kept.
    Retention,
}

enum_codes!(pub Section);

impl Section {
    /// Its fields, in the order of the form.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Contact => &[Field::Address, Field::Phone],
            Self::Answers => &[Field::K, Field::Wait],
            Self::Languages => &[Field::Languages],
            Self::Mail => &[
                Field::MailHost,
                Field::MailPort,
                Field::MailSecurity,
                Field::MailUser,
                Field::MailPassword,
                Field::MailFrom,
            ],
            Self::Reminders => &[Field::Reminders, Field::ReminderHour],
            Self::Petitions => &[
                Field::SendBack,
                Field::Supplement,
                Field::Reply,
                Field::Publish,
                Field::Warn,
                Field::TwoPersons,
            ],
            Self::Retention => &[Field::LettersKept, Field::TrialsKept],
        }
    }
}

/// What a value may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of so many characters at most.
    Line(usize),
    /// Telephone numbers, of so many characters at most.
    Telephone(usize),
    /// A whole number from the first to the second.
    Number(u32, u32),
    /// One of these codes; the first is the default.
    Choice(&'static [&'static str]),
    /// A host name or an address of the network.
    Host,
    /// A mail address, with or without a name before it.
    Sender,
    /// A secret, which is never shown again.
    Secret,
}

impl Field {
    /// What it may be.
    pub fn kind(self) -> Kind {
        match self {
            Self::Phone => Kind::Telephone(40),
            Self::K => Kind::Number(5, 50),
            Self::Wait => Kind::Number(1, 31),
            Self::Languages => Kind::Choice(&["vi-en", "vi"]),
            Self::MailHost => Kind::Host,
            Self::MailPort => Kind::Number(1, 65_535),
            Self::MailSecurity => Kind::Choice(&["tls", "starttls", "none"]),
            Self::Address | Self::MailUser => Kind::Line(200),
            Self::MailPassword => Kind::Secret,
            Self::MailFrom => Kind::Sender,
            Self::Reminders => Kind::Choice(&["on", "off"]),
            Self::TwoPersons => Kind::Choice(&["one", "two"]),
            Self::ReminderHour => Kind::Number(5, 20),
            Self::SendBack | Self::Supplement | Self::Reply | Self::Publish | Self::Warn => {
                Kind::Number(1, 250)
            }
            Self::LettersKept => Kind::Number(7, 365),
            Self::TrialsKept => Kind::Number(1, 30),
        }
    }

    /// Its default inside the program; `None` where it has none or a file of the office says it.
    pub fn default(self) -> Option<&'static str> {
        match self {
            Self::K => Some("5"),
            Self::Wait => Some("14"),
            Self::MailPort => Some("465"),
            Self::ReminderHour | Self::TrialsKept => Some("7"),
            Self::LettersKept => Some("90"),
            Self::TwoPersons => None,
            _ => match self.kind() {
                Kind::Choice(codes) => codes.first().copied(),
                _ => None,
            },
        }
    }
}
