//! Every reader of outside bytes on mutated inputs: none may panic, whatever the bytes. `HAILONG_FUZZ` is how many
//! rounds there are (`make fuzz`); without it there are few. `HAILONG_FUZZ_SEED` begins elsewhere.

mod kinds;
mod requests;

use std::env;
use std::hint::black_box;
use std::str::FromStr;

use chrono::NaiveDate;
use hailong::base::calendar::{Period, Schedule, read_day};
use hailong::base::csv::harmless;
use hailong::base::random::Random;
use hailong::base::table::{File, Marks, Most, number};
use hailong::base::{code, text};
use hailong::domain::petition::Rules;
use hailong::domain::remark::Topics;
use hailong::domain::survey::file::{BUILT_IN, File as SurveyFile, Frozen, built_in, check_all};
use hailong::domain::survey::read_answers;
use hailong::domain::touchpoint::seeds;
use hailong::domain::{dossier, official, plan};
use hailong::intake::slip_code::{SlipCode, normalise};
use rust_xlsxwriter::{Format, Workbook};

/// Rounds in `make test`.
const FEW: usize = 300;

fn rounds() -> usize {
    asked("HAILONG_FUZZ").unwrap_or(FEW)
}

#[expect(clippy::disallowed_methods, reason = "how long a test runs is no setting of the program")]
fn asked<T: FromStr>(variable: &str) -> Option<T> {
    env::var(variable).ok()?.parse().ok()
}

/// Numbers below a bound, from a seed.
struct Dice(Box<dyn FnMut() -> u64>);

impl Dice {
    fn new(of: u64) -> Self {
        let random = Random::seeded(asked("HAILONG_FUZZ_SEED").unwrap_or(2026_u64) ^ of);
        Self(Box::new(move || u64::from_le_bytes(random.bytes())))
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from((self.0)() % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }

    fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

/// Pieces that readers look at.
const PIECES: [&[u8]; 30] = [
    b",",
    b";",
    b"\t",
    b"\"",
    b"\n",
    b"\r\n",
    b"\r",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"sep=;\n",
    b"=1+1",
    "\u{200b}".as_bytes(),
    "Tổng số".as_bytes(),
    "Khánh Hoà".as_bytes(),
    b"\xe1\xba",
    b"1,234",
    b"1.234",
    b"-0",
    b"1e309",
    b"2.02601E+16",
    b"NaN",
    b"9999-12-31",
    b"-262143-01-01",
    b"31/01/2026",
    b"%",
    b"<html",
    b"PK\x03\x04",
    b"&",
    b"{[(",
];

/// The bytes with a few changes: bits, pieces put in, parts left out, doubled or moved.
fn mutated(dice: &mut Dice, of: &[u8]) -> Vec<u8> {
    let mut bytes = of.to_vec();
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len() + 1);
        match dice.below(6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            1 if at < bytes.len() => {
                bytes.truncate(at);
            }
            2 => {
                let to = (at + dice.below(40)).min(bytes.len());
                let piece = bytes[at..to].to_vec();
                let into = dice.below(bytes.len() + 1);
                bytes.splice(into..into, piece);
            }
            3 => {
                let to = (at + dice.below(40)).min(bytes.len());
                bytes.drain(at..to);
            }
            _ => {
                let piece = dice.pick(&PIECES);
                bytes.splice(at..at, piece.iter().copied());
            }
        }
    }
    bytes
}

/// Runs `each` on mutations of these inputs.
fn fuzz(of: u64, inputs: &[&[u8]], mut each: impl FnMut(&[u8])) {
    let mut dice = Dice::new(of);
    for input in inputs {
        each(input);
    }
    for _ in 0..rounds() {
        let input = dice.pick(inputs);
        each(&mutated(&mut dice, input));
    }
}

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, dossier::table::COLUMNS).unwrap();
    sheet.write_with_format(1, 0, 260_105, &Format::new().set_num_format("0000000000")).unwrap();
    sheet.write_with_format(1, 3, 46_027, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
    sheet.write(2, 0, "Tổng số").unwrap();
    book.save_to_buffer().unwrap()
}

fn context() -> dossier::table::Context {
    dossier::table::Context {
        procedures: ["3.000242".to_owned()].into(),
        touchpoints: ["BT01".to_owned()].into(),
        today: NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(),
    }
}

/// A file read row by row, as `estimate` and `measure` do.
fn read_rows(bytes: &[u8]) {
    if let Ok(file) = File::open(bytes, Most::DATA)
        && let Ok(mut table) = file.table(&|name| name.len() == 1)
    {
        while let Ok(Some(row)) = table.next_row() {
            for cell in row.cells() {
                let _ = black_box(number(cell, Marks::of(cell)));
            }
        }
        black_box(table.notes().len());
    }
}

#[test]
fn fuzz_files_of_rows() {
    let dossiers = format!(
        "{}\nH1,3.000242,BT01,2026-03-02,10/03/2026,,,,\n",
        dossier::table::COLUMNS.join(",")
    );
    let wide: Vec<u8> =
        "\u{feff}mã;ngày\r\n1;2\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let book = workbook();
    let inputs: [&[u8]; 5] = [
        dossiers.as_bytes(),
        official::table::PUBLISHED.as_bytes(),
        plan::table::PLAN_2023.as_bytes(),
        &wide,
        b"sep=;\ny;w\n1,5;2\n",
    ];
    let inputs: Vec<&[u8]> = inputs.iter().map(|input| &input[..input.len().min(3_000)]).collect();
    let inputs = [&inputs[..], &[&book]].concat();
    let (context, instruments) = (context(), ["quick".to_owned()].into());
    let procedures = ["3.000242".to_owned()].into();
    fuzz(1, &inputs, |bytes| {
        read_rows(bytes);
        let _ = black_box(dossier::table::read(bytes, &context));
        let _ = black_box(official::table::read(bytes));
        let _ = black_box(plan::table::read(
            bytes,
            plan::table::Known { units: &[], instruments: &instruments },
        ));
        let known = hailong::domain::touchpoint::table::Known {
            units: &[],
            ended: &[],
            procedures: &procedures,
            instruments: &instruments,
            kept: &[],
            today: context.today,
            unprintable: |_| Vec::new(),
        };
        let _ = black_box(hailong::domain::touchpoint::table::read(bytes, known));
    });
}

#[test]
fn fuzz_files_of_the_office() {
    let surveys: Vec<&[u8]> = BUILT_IN.iter().map(|file| file.text.as_bytes()).take(2).collect();
    let ids = ["quick".to_owned()].into();
    fuzz(2, &surveys, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let files = [SurveyFile { name: "own.toml", text: &text }];
        let _ = black_box(check_all(&files, &Frozen::default()));
    });
    let seeds_files = [
        seeds::DEMO.offices.as_bytes(),
        seeds::DEMO.procedures.as_bytes(),
        seeds::DEMO.touchpoints.as_bytes(),
    ];
    fuzz(3, &seeds_files, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let files = seeds::Files { offices: &text, procedures: &text, touchpoints: &text };
        let _ = black_box(seeds::read(files, &ids));
        let key = hailong::domain::petition::Key::of([7; 32]);
        let _ = black_box(Rules::read(Some(&text), Some(&text), key));
        let _ = black_box(Topics::own_or_built_in(Some(&text), &std::collections::BTreeSet::new()));
    });
}

#[test]
fn fuzz_texts_that_are_typed() {
    let inputs: [&[u8]; 8] = [
        "Ông Nguyễn Văn A, 0912/345/678, a @ b.vn; =1+1".as_bytes(),
        b"2026-01-31",
        b"2026-Q1",
        b"2026-03-20;2026-06-20",
        b"7KQ2-9F3H-0123-4567",
        b"1.234,5",
        "Tra\u{302}\u{300}n Thi\u{323} Thuy\u{301}".as_bytes(),
        b"0102030405060708090a0b0c0d0e0f10",
    ];
    let catalogue = built_in().unwrap();
    let instrument = catalogue.newest("sipas-counter").unwrap();
    fuzz(4, &inputs, |bytes| {
        let typed = String::from_utf8_lossy(bytes);
        black_box((text::clean(&typed), text::one_line(&typed), text::length(&typed)));
        black_box((text::same_name(&typed), text::tone_first(&typed), text::folded(&typed)));
        black_box((
            text::masked(&typed).len(),
            text::without_names(&typed, &["Trần Thị Thuý", &typed]).len(),
        ));
        black_box((harmless(&typed), read_day(&typed), text::escaped_like(&typed)));
        black_box((typed.parse::<Period>().is_ok(), typed.parse::<Schedule>().is_ok()));
        black_box((SlipCode::parse(&typed).is_some(), normalise(&typed)));
        black_box((code::unhex::<16>(&typed), code::of_crockford::<10>(&typed)));
        let fields: Vec<(String, String)> = typed
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .chain([
                ("overall".to_owned(), typed.to_string()),
                ("remark".to_owned(), typed.to_string()),
            ])
            .collect();
        let _ = black_box(read_answers(instrument, &fields));
    });
}
