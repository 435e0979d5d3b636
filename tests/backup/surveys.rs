//! A survey published in the browser, with answers to it, taken to another place: the form is served and the figures are
//! the same, and every command knows it.

use hailong::base::clock::Clock;
use hailong::domain::survey::edit::{As, copy_of};
use hailong::domain::survey::file::{File, built_in, read};
use hailong::store::{By, Publishing, Store};

use super::program::{Place, arg};
use crate::support::databases::empty_postgres;
use crate::support::server::{Server, get, on_disk, post_json};

const SURVEY: &str = "phieu-ban-doc";

/// Publishes a copy of the quick form under an id of its own, as two people do in the browser.
async fn published(url: &str) {
    let store = Store::open(url).await.unwrap();
    let catalogue = built_in().unwrap();
    let quick = catalogue.newest("quick").unwrap();
    let now = Clock::System.now();
    let mut draft =
        copy_of(quick, &As::Own(SURVEY.to_owned()), &catalogue, "2026-01-01".parse().unwrap());
    "Phiếu bàn đọc".clone_into(&mut draft.title.vi);
    let [lan, mai] = ["lan", "mai"].map(|name| By::account(name, now));
    store.add_survey_draft(("d1", "quick@2026.1"), &draft, &lan).await.unwrap();
    let seen = store.survey_draft("d1").await.unwrap().unwrap();
    assert!(store.submit_survey_draft(&seen, &lan).await.unwrap());
    let seen = store.survey_draft("d1").await.unwrap().unwrap();
    let name = seen.file_name();
    let instrument = read(File { name: &name, text: &seen.file }).unwrap();
    let done = store.publish_survey(&seen, &instrument, &mai).await.unwrap();
    assert_eq!(done, Publishing::Done);
    store.close().await;
}

/// What the commands say of the survey.
fn told(place: &Place<'_>, folder: &std::path::Path) -> Vec<String> {
    let export = |what: &str, format: &str| {
        place.does(&["export", what, "--survey", SURVEY, "--format", format, "--out", "-"])
    };
    let responses = export("responses", "csv");
    let file = folder.join("responses.csv");
    std::fs::write(&file, &responses).unwrap();
    let measured =
        place.does(&["measure", "--survey", SURVEY, "--responses", arg(&file), "--json"]);
    assert!(measured.contains("\"responses\": 6") || measured.contains("\"responses\":6"));
    assert_eq!(responses.lines().count(), 7, "{responses}");
    place.does(&["verify"]);
    let listed = place.does(&["survey", "list"]);
    assert!(listed.contains("Phiếu bàn đọc"), "{listed}");
    place.does(&["survey", "check"]);
    vec![responses, export("tallies", "csv"), export("scorecard", "json"), measured]
}

#[tokio::test]
async fn a_published_survey_with_answers_is_served_and_counted_after_a_restore_on_both_databases() {
    let folder = on_disk();
    let (first, url) = (folder.path().join("first"), empty_postgres().await);
    let office = Place::at(&first);
    office.demo("20");
    published(&format!("sqlite:{}", first.join("hailong.db").display())).await;
    let counters = folder.path().join("counters.csv");
    let rows = format!(
        "code,name_vi,name_en,unit,procedures,instrument,tier\nBD01,Bàn đọc,Desk,PLS,,{SURVEY},open\n"
    );
    std::fs::write(&counters, rows).unwrap();
    office.does(&["touchpoint", "import", arg(&counters)]);
    let server = Server::start(&first);
    for number in 1..=6 {
        let key = format!("018f0000-0000-7000-8000-00000000000{number}");
        let answers = if number < 6 { 4 } else { 1 };
        let body = serde_json::json!({"key": key, "answers": {"overall": answers}});
        let path = "/api/v1/touchpoints/BD01/responses";
        let kept = post_json(&server.address, path, &body.to_string()).unwrap();
        assert_eq!(kept.status, 201, "{}", kept.body);
    }
    assert!(server.stop().success());
    office.does(&["settle"]);
    let before = told(&office, folder.path());
    let backup = folder.path().join("b");
    office.does(&["backup", arg(&backup), "--with-key"]);

    for postgres in [None, Some(url.as_str())] {
        let data = folder.path().join(if postgres.is_some() { "postgres" } else { "sqlite" });
        let place = Place { data: &data, postgres };
        place.does(&["restore", arg(&backup)]);
        assert_eq!(told(&place, folder.path()), before);
        let server = Server::start_by(place.command(), &data);
        let form = get(&server.address, "/s/BD01").unwrap();
        assert_eq!(form.status, 200, "{}", form.body);
        assert!(form.body.contains("Phiếu bàn đọc"), "{}", form.body);
        let card = get(&server.address, "/api/v1/instruments").unwrap();
        assert!(card.body.contains(SURVEY), "{}", card.body);
        assert!(server.stop().success());
    }
}
