//! What an office begins with, in both databases.

use hailong::domain::touchpoint::Changes;
use hailong::domain::touchpoint::seeds;
use hailong::domain::touchpoint::seeds::Seeds;
use hailong::store::seed;

use crate::support::databases::on_both;

fn built_in() -> Seeds {
    let instruments = ["sipas-counter", "quick"].map(str::to_owned).into();
    seeds::read(seeds::DEMO, &instruments).unwrap()
}

#[tokio::test]
async fn a_new_database_gets_the_whole_office_and_a_second_start_adds_nothing() {
    on_both(async |database| {
        let store = &database.store;
        let seeds = built_in();
        for _start in 0..2 {
            seed(store, &seeds).await.unwrap();
            assert_eq!(store.offices().await.unwrap(), seeds.offices);
            assert_eq!(store.units().await.unwrap().len(), seeds.units.len());
            let procedures = store.procedures().await.unwrap();
            assert_eq!(procedures.len(), seeds.procedures.len());
            let kept = store.touchpoints().await.unwrap();
            let changes = Changes::between(&kept, seeds.touchpoints.clone());
            assert_eq!(changes.unchanged, seeds.touchpoints.len());
            assert_eq!(kept.len(), seeds.touchpoints.len());
        }
    })
    .await;
}

#[tokio::test]
async fn what_the_office_has_changed_is_not_taken_back() {
    on_both(async |database| {
        let store = &database.store;
        let seeds = built_in();
        seed(store, &seeds).await.unwrap();
        let mut renamed = seeds.touchpoints[0].clone();
        renamed.name.vi = "Quầy một".to_owned();
        let changes = Changes::between(&store.touchpoints().await.unwrap(), vec![renamed]);
        assert_eq!(changes.changed.len(), 1);
        store.keep_touchpoints(&changes.to_keep()).await.unwrap();

        seed(store, &seeds).await.unwrap();
        let code = &seeds.touchpoints[0].code;
        let kept = store.touchpoint(&code.to_lowercase()).await.unwrap();
        assert_eq!(kept.unwrap().name.vi, "Quầy một");
    })
    .await;
}
