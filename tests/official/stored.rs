//! Official figures, taken once and corrected in sight.

use hailong::domain::official::OfficialIndex;
use hailong::domain::official::table::{PUBLISHED, read};
use hailong::store::{AuditFilter, By, OfficialImport, OfficialWanted, Store};

use crate::support::databases::on_both;
use crate::support::platform::morning;

fn mai() -> By {
    By::account("mai", morning())
}

async fn log(store: &Store) -> Vec<(String, String, Option<String>, Option<String>)> {
    let page = store.audit_page(&AuditFilter::default(), None, 99).await;
    let told = page.unwrap().into_iter().map(|each| {
        let entry = each.entry;
        (entry.action, entry.subject, entry.before, entry.after)
    });
    told.collect()
}

#[tokio::test]
async fn what_was_published_comes_back_and_the_same_file_changes_nothing() {
    on_both(async |database| {
        let store = &database.store;
        let figures = read(PUBLISHED.as_bytes()).unwrap().rows;
        let done = store.import_official("a.csv", &figures, &mai()).await;
        let added = figures.len();
        assert_eq!(done.unwrap(), OfficialImport { added, ..OfficialImport::default() });
        let mut kept = store.official(OfficialWanted::default()).await.unwrap();
        assert_eq!(kept.len(), figures.len());
        kept.retain(|each| figures.contains(each));
        assert_eq!(kept.len(), figures.len(), "digit for digit");

        let again = store.import_official("b.csv", &figures, &mai()).await;
        assert_eq!(again.unwrap(), OfficialImport { same: added, ..OfficialImport::default() });
        let log = log(store).await;
        assert_eq!(log.len(), 1, "{log:?}");
        assert_eq!(log[0].0, "official.imported");
        assert_eq!(log[0].1, "a.csv");

        let wanted = OfficialWanted {
            index: Some(OfficialIndex::Sipas),
            year: Some(2024),
            component: Some(""),
        };
        let sipas = store.official(wanted).await.unwrap();
        let told: Vec<(&str, f64)> =
            sipas.iter().map(|each| (each.subject.as_str(), each.value)).collect();
        // Cả nước 83,94; Hải Phòng 90,59 (the sources stand in the file).
        assert_eq!(told, [("Cả nước", 83.94), ("Hải Phòng", 90.59)]);
        assert!(store.official_components().await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_corrected_figure_replaces_the_old_one_and_the_log_keeps_both() {
    on_both(async |database| {
        let store = &database.store;
        let mut figures = read(PUBLISHED.as_bytes()).unwrap().rows;
        store.import_official("a.csv", &figures, &mai()).await.unwrap();
        let place = figures
            .iter()
            .position(|each| each.index == OfficialIndex::Par && each.year == 2024)
            .unwrap();
        figures[place].value = 88.38;
        figures[place].published = Some("2025-04-06".parse().unwrap());
        let done = store.import_official("b.csv", &figures, &mai()).await;
        assert_eq!(done.unwrap().corrected, 1);
        let kept = store.official(OfficialWanted::default()).await.unwrap();
        assert!(kept.contains(&figures[place]));
        assert_eq!(kept.len(), figures.len());

        let log = log(store).await;
        let (action, subject, before, after) = &log[1];
        assert_eq!(action, "official.corrected");
        assert_eq!(subject, "par/2024/national/Cả nước");
        assert!(before.as_ref().unwrap().starts_with("88.37 / 100"));
        assert!(after.as_ref().unwrap().starts_with("88.38 / 100"));
        assert!(after.as_ref().unwrap().contains("2025-04-06"));
        assert_eq!(store.verify_audit().await.unwrap(), None);
    })
    .await;
}

/// Hải Phòng, SIPAS 2023: 88,9 follows from 90,59 less 1,69; another source prints 88,09.
#[tokio::test]
async fn of_a_disputed_figure_both_are_kept() {
    on_both(async |database| {
        let store = &database.store;
        let figures = read(PUBLISHED.as_bytes()).unwrap().rows;
        store.import_official("a.csv", &figures, &mai()).await.unwrap();
        let kept = store.official(OfficialWanted::default()).await.unwrap();
        let disputed: Vec<_> = kept
            .iter()
            .filter_map(|each| Some((each.year, each.value, each.disputed.as_ref()?.value)))
            .collect();
        assert_eq!(format!("{disputed:?}"), "[(2023, 88.9, 88.09)]");
        let own = kept.iter().find(|each| each.subject == "Sở Ngoại vụ").unwrap();
        assert_eq!((own.year, own.rank, own.of), (2025, Some(4), Some(14)));
    })
    .await;
}

#[test]
fn another_value_has_a_source_of_its_own_and_differs() {
    let head = "index,year,level,subject,value,source,other_value,other_source\n";
    for row in ["92.9,a,92.9,b", "92.9,a,88,", "92.9,a,,b", "92.9,a,101,b"] {
        let file = format!("{head}par,2025,department,Sở X,{row}\n");
        assert_eq!(read(file.as_bytes()).unwrap_err().len(), 1, "{row}");
    }
    let file = format!("{head}par,2025,ward,Phường X,92.9,a,,\n");
    assert_eq!(read(file.as_bytes()).unwrap().rows.len(), 1);
}

#[tokio::test]
async fn a_province_kept_with_what_it_is_gives_way_to_its_name() {
    on_both(async |database| {
        let store = &database.store;
        let file = |rows: &str| {
            let head = "index,year,level,subject,value,source\n";
            read(format!("{head}{rows}").as_bytes()).unwrap().rows
        };
        // As it was kept before names were compared without it.
        let mut old = file("sipas,2024,province,Huế,80,a\nsipas,2023,province,Huế,79,a\n");
        old[0].subject = "Thành phố Huế".to_owned();
        store.import_official("a.csv", &old, &mai()).await.unwrap();
        let new = file("sipas,2024,province,TP Huế,80,a\nsipas,2023,province,Huế,79,a\n");
        let done = store.import_official("b.csv", &new, &mai()).await.unwrap();
        assert_eq!(done, OfficialImport { added: 0, corrected: 1, same: 1 });
        let kept = store.official(OfficialWanted::default()).await.unwrap();
        let told: Vec<_> = kept.iter().map(|it| (it.subject.as_str(), it.year)).collect();
        assert_eq!(told, [("Huế", 2023), ("Huế", 2024)]);
    })
    .await;
}
