//! The template of responses of every survey, filled in by a program as a clerk would and saved by an office suite.

use std::fs;
use std::path::Path;
use std::process::Command;

use hailong::base::Lang;
use hailong::domain::paper::table::{Context, FileRow, read};
use hailong::domain::paper::template;
use hailong::domain::survey::Catalogue;
use hailong::domain::survey::file::built_in;
use hailong::domain::survey::{Answer, Tier};
use hailong::domain::unit::Touchpoint;
use tempfile::tempdir;

/// Forms that are filled in.
const FORMS: usize = 7;

fn today() -> chrono::NaiveDate {
    "2026-12-01".parse().unwrap()
}

fn rows_of(all: &Catalogue, survey: &str, touchpoints: &[Touchpoint], file: &[u8]) -> Vec<FileRow> {
    let context = Context {
        instruments: all,
        survey,
        touchpoints,
        touchpoint: None,
        day: None,
        today: today(),
    };
    let taken = read(file, &context).unwrap_or_else(|faults| panic!("{survey}: {faults:?}"));
    taken.rows
}

fn run(program: &Path, arguments: &[&str]) {
    let done = Command::new(program).args(arguments).output();
    let done = done.unwrap_or_else(|_| panic!("{} (tests/needs.sh)", program.display()));
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// The same workbook as an office suite saves it.
fn saved(folder: &Path, file: &Path) -> Vec<u8> {
    let out = folder.join("saved");
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let kind = "xlsx:Calc MS Excel 2007 XML";
    let (to, path) = (out.to_str().unwrap(), file.to_str().unwrap());
    let arguments = [&profile, "--headless", "--convert-to", kind, "--outdir", to, path];
    run(Path::new("soffice"), &arguments);
    fs::read(out.join(file.file_name().unwrap())).unwrap()
}

#[test]
fn filled_by_a_program_and_saved_by_an_office_suite_it_reads_as_it_was_filled_in() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (python, script) =
        (root.join("target/readers/bin/python"), root.join("tests/paper/fill.py"));
    let mut places = crate::support::sample::touchpoints();
    places[0].procedures = vec!["3.000242".to_owned(), "1.000811".to_owned()];
    let all = built_in().unwrap();
    let folder = tempdir().unwrap();
    for id in all.ids() {
        let instrument = all.current(id, today()).unwrap();
        for lang in [Lang::Vi, Lang::En] {
            let path = folder.path().join(format!("{id}-{}.xlsx", lang.code()));
            let file = template(instrument, &places, (lang, today())).xlsx(lang).unwrap();
            fs::write(&path, file).unwrap();
            let count = FORMS.to_string();
            run(&python, &[script.to_str().unwrap(), path.to_str().unwrap(), &count]);
            let rows = rows_of(&all, id, &places, &fs::read(&path).unwrap());
            assert_eq!(rows.len(), FORMS, "{id} {lang:?}");
            assert_eq!(rows[0].key.as_deref(), Some("P001"));
            assert_eq!(rows[0].answers.remark.as_deref(), Some("Chờ lâu"));
            for row in &rows {
                assert_eq!((row.tier, row.day.to_string()), (Tier::Paper, "2026-11-20".to_owned()));
                assert_eq!((row.touchpoint.as_str(), &row.procedure), ("BT01", &None));
            }
            let answers = rows[0].answers.record.answers(instrument).unwrap();
            let asked =
                instrument.items.iter().zip(&answers).filter(|(it, _)| it.asked_if.is_none());
            for (item, answer) in asked {
                let last = instrument.scale_of(item).unwrap().choices.last().unwrap().code;
                let is_last = match answer {
                    Answer::One(code) => *code == last,
                    Answer::Many(ticks) => ticks.last() == Some(&true),
                    _ => false,
                };
                assert!(is_last, "{id}: {} is {answer:?}", item.code);
            }
            if lang == Lang::Vi {
                let again = rows_of(&all, id, &places, &saved(folder.path(), &path));
                assert_eq!(again, rows, "{id}");
            }
        }
    }
}
