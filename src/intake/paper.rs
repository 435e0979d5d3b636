//! From the rows of a file of responses to forms that can be kept.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::OnPaper;
use super::seal::paper_key;
use crate::base::table::zero_variants;
use crate::domain::batch::{Fullness, Series};
use crate::domain::paper::table::{FileFault, FileRow};
use crate::domain::survey::{Catalogue, Instrument};
use crate::domain::unit::Touchpoint;
use crate::store::{NewFileForm, NewResponse, ResponsesImport, Unfit};

/// Seals the rows of a file. A row without a key is known by what it says and by how many rows before it say
/// the same, so that the same file is recognised.
pub fn sealed(
    rows: &[FileRow],
    (instruments, survey): (&Catalogue, &str),
    touchpoints: &[Touchpoint],
    now: DateTime<Utc>,
) -> Vec<NewFileForm> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let forms = rows.iter().filter_map(|row| {
        let touchpoint = touchpoints.iter().find(|each| each.code == row.touchpoint)?;
        let instrument = instruments.version(survey, &row.version)?;
        let key = if let Some(key) = &row.key {
            format!("key\0{key}")
        } else {
            let said = said(row);
            let before = seen.entry(said.clone()).or_default();
            *before += 1;
            format!("row\0{said}\0{before}")
        };
        Some(form(row, (touchpoint, instrument), &key, now))
    });
    forms.collect()
}

/// All that a row says.
fn said(row: &FileRow) -> String {
    let FileRow { bundle, touchpoint, day, tier, procedure, answers, .. } = row;
    let (record, remark) = (answers.record.as_str(), answers.remark.as_deref().unwrap_or_default());
    let procedure = procedure.as_deref().unwrap_or_default();
    [bundle, touchpoint, &*day.to_string(), tier.code(), procedure, record, remark].join("\0")
}

fn form(
    row: &FileRow,
    (touchpoint, instrument): (&Touchpoint, &Instrument),
    key: &str,
    now: DateTime<Utc>,
) -> NewFileForm {
    let on_paper = OnPaper {
        touchpoint,
        instrument: (&instrument.id, &instrument.version),
        answers: &row.answers,
        procedure: row.procedure.as_deref(),
    };
    let (key_hash, body_mac) = on_paper.sealed(key.as_bytes());
    let answers = row.answers.record.answers(instrument).unwrap_or_default();
    let response = NewResponse {
        key_hash,
        body_mac,
        series: Series {
            instrument: instrument.id.clone(),
            version: instrument.version.clone(),
            wave: String::new(),
            office: touchpoint.office.clone(),
            unit: touchpoint.unit.clone(),
            touchpoint: touchpoint.code.clone(),
            tier: row.tier,
            fullness: Fullness::of(instrument, &answers),
            apart: false,
        },
        procedure: row.procedure.clone(),
        slip_hash: None,
        record: row.answers.record.clone(),
        remark: row.answers.remark.clone(),
        duration: None,
        accepted_at: now,
    };
    let alike = alike(&instrument.id, row.key.as_deref().unwrap_or_default());
    NewFileForm { row: row.row, bundle: row.bundle.clone(), day: row.day, response, alike }
}

/// The hashes of keys that differ from this one by zeros before it alone.
fn alike(instrument: &str, key: &str) -> Vec<[u8; 32]> {
    let others = zero_variants(key).into_iter();
    others.map(|other| paper_key(instrument, format!("key\0{other}").as_bytes())).collect()
}

/// Why rows cannot be brought in, one sentence each.
pub fn faults(done: &ResponsesImport) -> Vec<FileFault> {
    let fault = |(row, unfit): &(u64, Unfit)| {
        let (column, vi, en) = match unfit {
            Unfit::Conflict => (
                "key",
                "khóa này đã nhập với câu trả lời khác; phiếu đã nhập không thay được, xin xem lại, hoặc rút cả lô rồi nhập lại tệp đã sửa",
                "the key was brought in with other answers; what is there is not replaced: check it, or take its batch back and bring the corrected file in again",
            ),
            Unfit::Zeros => (
                "key",
                "một phiếu đã nhập có khóa chỉ khác bởi số 0 đứng trước; nếu là một phiếu thì ghi khóa như lần trước, nếu không thì ghi khóa khác",
                "a form that was brought in has a key that differs by zeros before it alone; write the key as it was then if they are one form, else another key",
            ),
            Unfit::Closed => (
                "sheet",
                "bó phiếu này đã khóa; xin ghi phiếu mới vào bó khác",
                "the sheet is closed; put new forms into another",
            ),
            Unfit::OtherBundle => (
                "sheet",
                "bó phiếu có mã này là của nơi, ngày hoặc phiếu khảo sát khác; xin dùng mã khác",
                "the sheet of this code is of another place, day or survey; use another code",
            ),
        };
        FileFault::new(*row, column, vi.to_owned(), en.to_owned())
    };
    done.unfit.iter().map(fault).collect()
}
