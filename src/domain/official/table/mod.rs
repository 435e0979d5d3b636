//! The rows of official figures, CSV or XLSX, for `hailong import official`, the page and its download. Pure.
//!
//! All rows or none: every fault is reported at once, with its row and column.

mod points;
mod row;
mod subject;

use crate::base::table::{Layout, Most, Said, Taken};
use crate::base::{Text, table};
use crate::domain::official::figure::OfficialFigure;

/// The columns as they are written; they may be read in any order, and those after `source` left out.
pub const COLUMNS: [&str; 15] = [
    "index",
    "year",
    "level",
    "subject",
    "value",
    "source",
    "component",
    "maximum",
    "rank",
    "of",
    "published",
    "address",
    "note",
    "other_value",
    "other_source",
];

/// How many of them a file must have, and their Vietnamese names.
pub static LAYOUT: Layout<15> = Layout {
    columns: COLUMNS,
    needed: 6,
    also: &[
        ("index", &["chỉ số", "tên chỉ số"]),
        ("year", &["năm"]),
        ("level", &["cấp"]),
        ("subject", &["đối tượng", "đơn vị", "địa phương", "tỉnh, thành phố", "tên"]),
        ("value", &["giá trị", "kết quả", "điểm", "số liệu"]),
        ("source", &["nguồn"]),
        ("component", &["thành phần", "nội dung"]),
        ("maximum", &["tối đa", "điểm tối đa"]),
        ("rank", &["hạng", "xếp hạng", "thứ hạng"]),
        ("of", &["trên tổng số", "tổng số"]),
        ("published", &["ngày công bố"]),
        ("address", &["địa chỉ", "đường dẫn", "liên kết"]),
        ("note", &["ghi chú"]),
        ("other_value", &["số của nguồn khác", "giá trị khác"]),
        ("other_source", &["nguồn khác"]),
    ],
    codes: &["component"],
    decimals: &["value", "maximum", "other_value"],
    days: &["published"],
    choices: &[
        (
            "index",
            &[
                ("par", "PAR Index", "PAR Index"),
                ("sipas", "SIPAS", "SIPAS"),
                ("xhh", "XHH", "XHH"),
                ("papi", "PAPI", "PAPI"),
            ],
        ),
        (
            "level",
            &[
                ("national", "Cả nước", "The whole country"),
                ("province", "Tỉnh, thành phố", "A province"),
                ("group", "Khối cơ quan", "A group of offices"),
                ("department", "Sở, ban, ngành", "A department"),
                ("ward", "Phường", "A ward"),
                ("commune", "Xã, đặc khu", "A commune"),
            ],
        ),
    ],
    said: &[("index", &INDICES), ("level", &LEVELS)],
    exported: &[
        ("index", "Chỉ số", "Index"),
        ("year", "Năm", "Year"),
        ("level", "Cấp", "Level"),
        ("subject", "Đối tượng", "Subject"),
        ("value", "Giá trị", "Value"),
        ("source", "Nguồn", "Source"),
        ("component", "Thành phần", "Component"),
        ("maximum", "Tối đa", "Maximum"),
        ("rank", "Xếp hạng", "Rank"),
        ("of", "Trên tổng số", "Of"),
        ("published", "Ngày công bố", "Published"),
        ("address", "Địa chỉ", "Address"),
        ("note", "Ghi chú", "Note"),
        ("other_value", "Giá trị khác", "Other value"),
        ("other_source", "Nguồn khác", "Other source"),
    ],
    ..Layout::PLAIN
};

/// How else publications call the indices.
const INDICES: [Said; 3] = [
    (
        "par",
        ("PAR Index", "PAR Index"),
        &["PAR", "CCHC", "chỉ số CCHC", "cải cách hành chính", "chỉ số cải cách hành chính"],
    ),
    ("sipas", ("SIPAS", "SIPAS"), &["chỉ số SIPAS", "chỉ số hài lòng", "hài lòng", "SIPAS Index"]),
    ("papi", ("PAPI", "PAPI"), &["chỉ số PAPI", "PAPI Index"]),
];

/// How else publications call what a figure is about.
const LEVELS: [Said; 6] = [
    (
        "national",
        ("Cả nước", "The whole country"),
        &["toàn quốc", "quốc gia", "trung ương", "cấp trung ương", "country"],
    ),
    (
        "province",
        ("Tỉnh, thành phố", "A province"),
        &[
            "tỉnh",
            "thành phố",
            "cấp tỉnh",
            "tỉnh/thành phố",
            "tỉnh/thành",
            "tỉnh thành",
            "địa phương",
        ],
    ),
    ("group", ("Khối cơ quan", "A group of offices"), &["khối", "nhóm", "nhóm cơ quan"]),
    (
        "department",
        ("Sở, ban, ngành", "A department"),
        &["sở", "cấp sở", "sở ngành", "cơ quan", "cơ quan chuyên môn", "ban ngành"],
    ),
    ("ward", ("Phường", "A ward"), &["cấp phường"]),
    ("commune", ("Xã, đặc khu", "A commune"), &["xã", "cấp xã", "đặc khu"]),
];

/// Published figures with their sources, shown by the demo and an example of the form.
pub const PUBLISHED: &str = include_str!("../../../../seeds/official-published.csv");

/// One thing wrong with a file, in both languages.
pub type Fault = table::Fault<Text>;

/// Reads the figures of a CSV or XLSX, of any year.
pub fn read<'a>(
    file: impl Into<table::Source<'a>>,
) -> Result<Taken<Vec<OfficialFigure>>, Vec<Fault>> {
    read_until(file, i32::MAX)
}

/// The same, of years that are not to come: what is published is of the past.
pub fn read_until<'a>(
    file: impl Into<table::Source<'a>>,
    this_year: i32,
) -> Result<Taken<Vec<OfficialFigure>>, Vec<Fault>> {
    let mut reading = row::Reading { this_year, ..row::Reading::default() };
    table::all(file, (Most::KEPT, &LAYOUT), |cells, faults| {
        let figure = reading.row(cells);
        faults.append(&mut reading.faults);
        figure
    })
}
