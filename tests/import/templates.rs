//! Every template is read by the reader of its kind: empty, filled in, and as an office suite saves it.

use std::fs;
use std::process::Command;

use chrono::NaiveDate;
use hailong::base::table::{ColumnMap, Most, Source, header};
use hailong::base::{Lang, Text};
use hailong::domain::import::{Beside, FileKind};
use hailong::pages::import::kinds::{self, Known, Rows, Sent};
use tempfile::tempdir;

use crate::support::databases::on_both;
use crate::support::platform::Platform;

pub(super) async fn known(platform: &Platform, lang: Lang) -> Known {
    let app = &platform.app;
    let today = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
    Known::read(&app.store, &app.instruments, (today, lang)).await.unwrap()
}

/// The columns of a template.
fn in_template(kind: FileKind) -> Vec<&'static str> {
    let names = kind.columns().names.iter().copied();
    names.filter(|name| kind.is_in_template(name)).collect()
}

fn read(
    of: (FileKind, &Known),
    bytes: &[u8],
    lang: Lang,
) -> Result<(Rows, Vec<Text>), Vec<String>> {
    let (map, beside) = (ColumnMap::default(), Beside::default());
    kinds::read(of, Sent { bytes, map: &map, beside: &beside }, lang)
}

#[tokio::test]
async fn template_of_every_kind_has_a_header_its_reader_knows_and_no_rows() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        for (kind, lang) in
            FileKind::ALL.into_iter().flat_map(|kind| [(kind, Lang::Vi), (kind, Lang::En)])
        {
            let known = known(&platform, lang).await;
            let file = known.template(kind, lang).xlsx(lang).unwrap();
            let found = header(&file, kind.most(), &kind.columns()).unwrap();
            assert_eq!(found.unknown, [""; 0], "{kind:?}");
            assert_eq!(found.missing, [""; 0], "{kind:?}");
            assert_eq!(found.found, in_template(kind), "{kind:?}");
            match read((kind, &known), &file, lang) {
                // The example row is passed over.
                Ok((Rows::Touchpoints(rows), _)) => assert_eq!(rows, []),
                Ok((Rows::Procedures(rows), _)) => assert_eq!(rows, []),
                Ok((Rows::Units(rows), _)) => assert_eq!(rows, []),
                Ok(_) => panic!("{kind:?} without rows was taken"),
                Err(faults) => assert_eq!(faults.len(), 1, "{kind:?}: {faults:?}"),
            }
        }
    })
    .await;
}

#[tokio::test]
async fn rows_with_the_words_of_the_lists_mean_their_codes() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let known = known(&platform, Lang::Vi).await;
        let csv = "Tên;Mã quầy;Tên tiếng Anh;Đơn vị;Thủ tục;Phiếu;Kênh\r\n\
            Quầy 9;bt09;Counter 9;PLS – Phòng Lãnh sự;3.000242 – Cấp thẻ;quick – Một chạm;Phiếu giấy\r\n";
        let of = (FileKind::Touchpoints, &known);
        let read = |csv: &str| read(of, csv.as_bytes(), Lang::Vi);
        let (Rows::Touchpoints(rows), _) = read(csv).unwrap() else { panic!("counters") };
        let row = &rows[0];
        assert_eq!((&*row.code, &*row.unit, &*row.instrument), ("BT09", "PLS", "quick"));
        assert_eq!((row.tier.code(), &row.procedures[..]), ("paper", &["3.000242".to_owned()][..]));
        let bad = csv.replace("PLS –", "ZZZ –");
        let faults = read(&bad).unwrap_err();
        assert!(faults[0].starts_with("dòng 2, cột Đơn vị: không có đơn vị `ZZZ`; đang có: "), "{faults:?}");
    })
    .await;
}

#[test]
fn columns_named_by_hand_are_what_was_said_and_others_are_passed_over() {
    let csv = "số biên nhận,mã TTHC,quầy,ngày nhận,ngày hẹn,ngày trả,kết quả,xin lỗi,hẹn lại,người nhập\n";
    let columns = FileKind::Dossiers.columns();
    let found = header(csv.as_bytes(), Most::KEPT, &columns).unwrap();
    assert_eq!(found.unknown, ["số biên nhận", "xin lỗi", "hẹn lại", "người nhập"]);
    assert_eq!(found.missing, ["dossier_code"]);
    let mut map = ColumnMap::default();
    map.add("Số biên nhận", "dossier_code");
    map.add("xin lỗi", "apology_sent");
    map.add("hẹn lại", "apology_new_due");
    map.add("Người nhập", "");
    let named = header(Source::mapped(csv.as_bytes(), &map), Most::KEPT, &columns).unwrap();
    assert_eq!((named.unknown.len(), named.missing.len()), (0, 0));
    assert_eq!(named.signature(), found.signature());
}

#[test]
fn columns_that_differ_in_brackets_alone_are_named_apart() {
    let csv =
        "mã hồ sơ,mã TTHC,quầy,ngày (nhận),ngày (hẹn),ngày trả,kết quả,ngày xin lỗi,ngày hẹn lại\n";
    let other = csv.replace("ngày (nhận)", "ngày (vào sổ)");
    let columns = FileKind::Dossiers.columns();
    let found = header(csv.as_bytes(), Most::KEPT, &columns).unwrap();
    assert_eq!(found.unknown, ["ngày (nhận)", "ngày (hẹn)"]);
    let differs = header(other.as_bytes(), Most::KEPT, &columns).unwrap();
    assert_ne!(found.signature(), differs.signature());
    let mut map = ColumnMap::default();
    map.add("ngày (nhận)", "received");
    map.add("Ngày (hẹn)", "due");
    let named = header(Source::mapped(csv.as_bytes(), &map), Most::KEPT, &columns).unwrap();
    assert_eq!((named.unknown.len(), named.missing.len()), (0, 0));
    let said: Vec<(&str, &str)> =
        named.by_hand.iter().map(|(name, said)| (name.as_str(), said.as_str())).collect();
    assert_eq!(said, [("ngày (nhận)", "received"), ("ngày (hẹn)", "due")]);
    // What was said without brackets holds for the one name.
    let mut map = ColumnMap::default();
    map.add("ngày", "received");
    let named = header(Source::mapped(csv.as_bytes(), &map), Most::KEPT, &columns).unwrap();
    assert_eq!(named.unknown, [""; 0]);
}

/// The office suite of `tests/needs.sh` opens each template, and what it saves is read as before.
#[tokio::test]
async fn libreoffice_opens_every_template() {
    let database = crate::support::databases::fresh_sqlite().await;
    let platform = Platform::on(&database).await;
    let known = known(&platform, Lang::Vi).await;
    let folder = tempdir().unwrap();
    for kind in FileKind::ALL {
        let path = folder.path().join(format!("{}.xlsx", kind.code()));
        fs::write(&path, known.template(kind, Lang::Vi).xlsx(Lang::Vi).unwrap()).unwrap();
        let saved = folder.path().join("saved");
        let profile =
            format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
        let done = Command::new("soffice")
            .args([
                &profile,
                "--headless",
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
            ])
            .args([saved.as_os_str(), path.as_os_str()])
            .output()
            .expect("soffice is installed (tests/needs.sh)");
        assert!(done.status.success(), "{done:?}");
        let file = fs::read(saved.join(format!("{}.xlsx", kind.code()))).unwrap();
        let found = header(&file, kind.most(), &kind.columns()).unwrap();
        assert_eq!(found.found, in_template(kind), "{kind:?}");
    }
    database.close().await;
}
