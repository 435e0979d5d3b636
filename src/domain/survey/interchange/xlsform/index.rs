//! The sheet of how answers become figures, for which XLSForm has no place: a row a part. Other programs pass it over.

use rust_xlsxwriter::{RowNum, Worksheet, XlsxError};

use super::read::Row;
use super::write::{cells, head};
use crate::base::Text;
use crate::domain::survey::edit::missing_code;
use crate::domain::survey::file::{both, decimal, read_decimal, rule_code};
use crate::domain::survey::interchange::Fault;
use crate::domain::survey::{Domain, Instrument, LegalBasis, Method};
use crate::stats::Target;

/// The sheet.
const NAME: &str = "index";

/// Its columns; the first is that by which it is found.
const COLUMNS: [&str; 5] = ["part", "code", "vi", "en", "value"];

/// Decimals of the ends of a factor's scale.
const OF_RANGES: usize = 6;

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, of: &Instrument) -> Result<(), XlsxError> {
    head(sheet, NAME, &COLUMNS)?;
    let none = Text::default();
    let mut at: RowNum = 0;
    let mut line = |part: &str, code: &str, text: &Text, value: &str| {
        at += 1;
        cells(sheet, at, &[part, code, &text.vi, &text.en, value])
    };
    let last = of.valid_to.map(|day| format!(" {day}")).unwrap_or_default();
    line("valid", "", &none, &format!("{}{last}", of.valid_from))?;
    let method: &str = of.formula.method.into();
    let aggregation = match of.formula.method {
        Method::Sipas(aggregation) => format!(" {}", <&str>::from(aggregation)),
        _ => String::new(),
    };
    line("formula", &of.formula.version, &none, &format!("{method}{aggregation}"))?;
    line("missing", "", &none, missing_code(of.missing))?;
    if let Some(Target { numerator, denominator, rule }) = of.target {
        let value = format!("{numerator}/{denominator} {}", rule_code(rule));
        line("target", "", &none, &value)?;
    }
    if let Some(why) = &of.provisional {
        line("provisional", "", why, "")?;
    }
    for basis in &of.legal_basis {
        line("basis", "", &basis.title, "")?;
        if let Some(note) = &basis.note {
            line("basis_note", "", note, "")?;
        }
    }
    for factor in &of.factors {
        let ends =
            |(low, high)| format!("{} {}", decimal(low, OF_RANGES), decimal(high, OF_RANGES));
        let range = factor.range.map(ends).unwrap_or_default();
        line("factor", &factor.code, &factor.title, &range)?;
    }
    for domain in &of.domains {
        line("domain", &domain.code, &domain.title, &domain.factors.join(" "))?;
    }
    Ok(())
}

/// Codes and titles of the factors.
pub(super) fn factors(rows: &[Row<'_>]) -> Vec<(String, Text)> {
    let factors = rows.iter().filter(|row| row.value("part") == "factor");
    factors.map(|row| (row.value("code").to_owned(), title(row))).collect()
}

/// Puts what the sheet says into a questionnaire that has its questions and factors; what cannot be read is a fault.
pub(super) fn apply(of: &mut Instrument, rows: &[Row<'_>]) -> Vec<Fault> {
    let faults = rows.iter().filter_map(|row| {
        let (part, value) = (row.value("part"), row.value("value"));
        let fault = || {
            row.fault(both!(
                "không hiểu `{part}`: `{value}`; sửa theo tệp do chương trình này xuất ra, hoặc bỏ dòng"
                    / "`{part}`: `{value}` cannot be understood; write it as in a file of this program, or remove the row"
            ))
        };
        one(of, row).is_none().then(fault)
    });
    faults.collect()
}

/// One row; `None` where it cannot be understood.
fn one(of: &mut Instrument, row: &Row<'_>) -> Option<()> {
    let (code, value) = (row.value("code"), row.value("value"));
    let mut words = value.split_whitespace();
    match row.value("part") {
        "" => {}
        "valid" => {
            of.valid_from = words.next()?.parse().ok()?;
            of.valid_to = words.next().map(str::parse).transpose().ok()?;
        }
        "formula" => {
            code.clone_into(&mut of.formula.version);
            of.formula.method = match (words.next()?.parse().ok()?, words.next()) {
                (Method::Sipas(_), Some(aggregation)) => Method::Sipas(aggregation.parse().ok()?),
                (method, _) => method,
            };
        }
        "missing" => of.missing = value.parse().ok()?,
        "target" => {
            let (part, whole) = words.next()?.split_once('/')?;
            of.target = Some(Target {
                numerator: part.parse().ok()?,
                denominator: whole.parse().ok()?,
                rule: words.next()?.parse().ok()?,
            });
        }
        "provisional" => of.provisional = Some(title(row)),
        "basis" => of.legal_basis.push(LegalBasis { title: title(row), note: None }),
        "basis_note" => of.legal_basis.last_mut()?.note = Some(title(row)),
        "factor" => {
            let factor = of.factors.iter_mut().find(|factor| factor.code == code)?;
            let mut end = || words.next().map(|end| read_decimal(end, OF_RANGES));
            factor.range = match (end(), end()) {
                (None, _) => None,
                (Some(low), high) => Some((low?, high??)),
            };
        }
        "domain" => of.domains.push(Domain {
            code: code.to_owned(),
            title: title(row),
            factors: words.map(str::to_owned).collect(),
        }),
        _ => return None,
    }
    Some(())
}

fn title(row: &Row<'_>) -> Text {
    Text::new(row.value("vi"), row.value("en"))
}
