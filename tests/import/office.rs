//! Templates filled in as an office does: by openpyxl and by `LibreOffice`, saved in each form, and imported.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use axum::http::StatusCode;
use hailong::base::Lang;
use hailong::domain::account::Role;
use hailong::domain::import::FileKind;
use tempfile::{TempDir, tempdir};

use super::templates::known;
use crate::support::databases::{Database, fresh_sqlite, on_both};
use crate::support::platform::{Page, Platform};
use crate::support::python::python;

/// A kind of file, its rows by column, and what is kept of them afterwards.
struct Story {
    kind: FileKind,
    rows: &'static [&'static [(&'static str, &'static str)]],
    query: &'static str,
    kept: &'static [&'static str],
}

const STORIES: [Story; 9] = [
    Story {
        kind: FileKind::Units,
        rows: &[
            &[("code", "PMC"), ("name_vi", "Phòng Một cửa"), ("from", "day:2026-03-01")],
            &[("code", "THT"), ("name_vi", "Tổ Hộ tịch"), ("parent", "PMC"), ("from", "15/03/2026")],
        ],
        query: "select unit || ' ' || name_vi || ' ' || parent from unit_event where unit in ('PMC', 'THT')
                order by unit",
        kept: &["PMC Phòng Một cửa ", "THT Tổ Hộ tịch PMC"],
    },
    Story {
        kind: FileKind::Touchpoints,
        rows: &[&[
            ("code", "BT09"),
            ("name_vi", "Quầy 9"),
            ("unit", "PLS – Phòng Lãnh sự"),
            ("procedures", "3.000242"),
            ("instrument", "quick – Một chạm"),
            ("tier", "Phiếu giấy"),
        ]],
        query: "select name_vi || ' ' || name_en || ' ' || unit || ' ' || tier from touchpoint
                where code = 'BT09'",
        kept: &["Quầy 9 Quầy 9 PLS paper"],
    },
    Story {
        kind: FileKind::Procedures,
        rows: &[&[("code", "1.001120"), ("name_vi", "Đăng ký khai sinh")]],
        query: "select name_vi from procedure where code = '1.001120'",
        kept: &["Đăng ký khai sinh"],
    },
    Story {
        kind: FileKind::Dossiers,
        rows: &[
            &[
                ("dossier_code", "0000260105"),
                ("procedure_code", "3.000242"),
                ("touchpoint", "BT01"),
                ("received", "day:2026-11-05"),
                ("due", "12/11/2026"),
                ("completed", "11/11/2026"),
                ("outcome", "Đã giải quyết"),
            ],
            &[
                ("dossier_code", "0000260106"),
                ("procedure_code", "3.000242"),
                ("touchpoint", "BT01"),
                ("received", "06/11/2026"),
                ("due", "day:2026-12-12"),
            ],
        ],
        query: "select code || ' ' || received || ' ' || due || ' ' || coalesce(outcome, '–') from dossier
                order by code",
        kept: &["0000260105 2026-11-05 2026-11-12 granted", "0000260106 2026-11-06 2026-12-12 –"],
    },
    Story {
        kind: FileKind::Plan,
        rows: &[
            &[("year", "num:2027"), ("number", "1"), ("title_vi", "Chỉ đạo điều hành")],
            &[
                ("year", "num:2027"),
                ("number", "1.10"),
                ("title_vi", "Báo cáo"),
                ("task_vi", "Báo cáo quý I"),
                ("requirement_vi", "Đúng hạn"),
                ("output_vi", "Báo cáo"),
                ("due", "2027-03-20"),
                ("due_vi", "Trước 21/3"),
                ("lead", "VPS – Văn phòng"),
            ],
        ],
        query: "select number || ' ' || title_en || ' ' || task_en from task where year = 2027 order by place",
        kept: &["1 Chỉ đạo điều hành ", "1.10 Báo cáo Báo cáo quý I"],
    },
    Story {
        kind: FileKind::Criteria,
        rows: &[
            &[("year", "num:2027"), ("number", "1"), ("title_vi", "Chỉ đạo")],
            &[("year", "num:2027"), ("number", "1.1"), ("title_vi", "Kế hoạch"), ("most", "2,5")],
        ],
        query: "select number || ' ' || coalesce(cast(most as text), '–') from assessment_criterion
                where year = 2027 order by place",
        kept: &["1 –", "1.1 250"],
    },
    Story {
        kind: FileKind::Official,
        rows: &[&[
            ("index", "SIPAS"),
            ("year", "num:2025"),
            ("level", "Tỉnh, thành phố"),
            ("subject", "Hải Phòng"),
            ("value", "84,55"),
            ("source", "Bộ Nội vụ"),
            ("maximum", "num:100"),
            ("published", "day:2026-04-15"),
        ]],
        query: "select subject || ' ' || value from official_figure where year = 2025 and indicator = 'sipas'",
        kept: &["Hải Phòng 84.55"],
    },
    Story {
        kind: FileKind::Papi,
        rows: &[&[
            ("year", "num:2021"),
            ("tinhid", "31"),
            ("name_vi", "Hải Phòng"),
            ("total", "44,004502"),
            ("D1", "num:4.9042585"),
        ]],
        query: "select component || ' ' || value from official_figure where indicator = 'papi' order by component",
        kept: &[" 44.004502", "D1 4.9042585"],
    },
    Story {
        kind: FileKind::Board,
        rows: &[&[
            ("agency", "Sở Ngoại vụ"),
            ("code", "2.1"),
            ("period", "2026-10"),
            ("numerator", "num:95"),
            ("denominator", "num:100"),
        ]],
        query: "select agency || ' ' || period || ' ' || cast(good as text) from portal_figure",
        kept: &["Sở Ngoại vụ 2026-10 95"],
    },
];

/// The template of a story, filled in by openpyxl.
async fn filled(platform: &Platform, story: &Story, folder: &Path) -> PathBuf {
    let kind = story.kind;
    let template = folder.join(format!("{}-mau.xlsx", kind.code()));
    let bytes = known(platform, Lang::Vi).await.template(kind, Lang::Vi).xlsx(Lang::Vi).unwrap();
    fs::write(&template, bytes).unwrap();
    let row = |row: &&[(&str, &str)]| -> serde_json::Value {
        let title = |code: &str| kind.columns().title(code).vi;
        row.iter().map(|(code, value)| (title(code), (*value).to_owned())).collect()
    };
    let rows: serde_json::Value = story.rows.iter().map(row).collect();
    let rows = rows.to_string();
    let out = folder.join(format!("{}.xlsx", kind.code()));
    let arguments = [template.as_os_str(), out.as_os_str(), OsStr::new(&rows)];
    python("import/office.py", &arguments);
    out
}

/// Saves a file in another form by the office suite.
fn converted(folder: &Path, file: &Path, form: &str) -> PathBuf {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let saved = folder.join("saved");
    let done = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", form, "--outdir"])
        .args([saved.as_os_str(), file.as_os_str()])
        .output()
        .expect("soffice is installed (tests/needs.sh)");
    assert!(done.status.success(), "{done:?}");
    let ending = form.split(':').next().unwrap();
    saved.join(file.file_name().unwrap()).with_extension(ending)
}

/// Sends a file, looks at it, names the columns that are asked for, and keeps it.
async fn bring_in(
    platform: &Platform,
    cookie: &str,
    kind: FileKind,
    file: &Path,
    first: &str,
) -> Page {
    let path = format!("/office/import/{}", kind.code());
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let bytes = fs::read(file).unwrap();
    let mut page = platform.upload_as(cookie, &path, (&[], (&name, &bytes))).await;
    assert_eq!(page.status, StatusCode::OK, "{kind:?} {name}: {}", page.body);
    if page.body.contains("name=\"name-0\"") {
        let id = page.held();
        let fields = [("held", id), ("name-0", "Cột của cơ quan"), ("column-0", first)];
        page = platform.upload_as(cookie, &path, (&fields, ("", b""))).await;
    }
    assert!(page.body.contains("name=\"do\" value=\"keep\""), "{kind:?} {name}: {}", page.body);
    let id = page.held();
    let keep = [("held", id), ("do", "keep")];
    platform.upload_as(cookie, &path, (&keep, ("", b""))).await
}

async fn tell(
    database: &Database,
    (story, file): (&Story, &Path),
    (platform, admin): (&Platform, &str),
) {
    assert_eq!(database.texts(story.query).await, [""; 0], "{:?}", story.kind);
    let first = story.kind.columns().names[0];
    let kept = bring_in(platform, admin, story.kind, file, first).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{:?}: {}", story.kind, kept.body);
    assert_eq!(database.texts(story.query).await, story.kept, "{:?}", story.kind);
}

async fn folder_and_admin(platform: &Platform) -> (TempDir, String) {
    (tempdir().unwrap(), platform.signed_in("quản.trị", Role::Admin).await)
}

#[tokio::test]
async fn every_template_filled_by_openpyxl_is_looked_at_and_kept() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let (folder, admin) = folder_and_admin(&platform).await;
        for story in &STORIES {
            let file = filled(&platform, story, folder.path()).await;
            tell(database, (story, &file), (&platform, &admin)).await;
        }
    })
    .await;
}

#[tokio::test]
async fn every_file_with_titles_and_moved_and_renamed_columns_is_looked_at_and_kept() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let (folder, admin) = folder_and_admin(&platform).await;
        for story in &STORIES {
            let file = filled(&platform, story, folder.path()).await;
            let moved = folder.path().join(format!("{}-cu.xlsx", story.kind.code()));
            let arguments = [OsStr::new("--moved"), file.as_os_str(), moved.as_os_str()];
            python("import/office.py", &arguments);
            tell(database, (story, &moved), (&platform, &admin)).await;
        }
    })
    .await;
}

/// Semicolons, quotes, UTF-8, from line 1, as shown: what a spreadsheet in Vietnamese writes.
const CSV: &str = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1066,false,true,false";

#[tokio::test]
async fn every_template_saved_by_libreoffice_as_xlsx_ods_and_csv_is_looked_at_and_kept() {
    let database = fresh_sqlite().await;
    let platform = Platform::on(&database).await;
    let (folder, admin) = folder_and_admin(&platform).await;
    for (place, story) in STORIES.iter().enumerate() {
        let file = filled(&platform, story, folder.path()).await;
        let saved = match place % 3 {
            0 => converted(folder.path(), &file, "xlsx:Calc MS Excel 2007 XML"),
            1 => {
                let sheet = converted(folder.path(), &file, "ods");
                converted(folder.path(), &sheet, "xlsx:Calc MS Excel 2007 XML")
            }
            _ => converted(folder.path(), &file, CSV),
        };
        tell(&database, (story, &saved), (&platform, &admin)).await;
    }
    database.close().await;
}
