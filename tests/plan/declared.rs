//! Tasks judged by "x of y" or "at least x" as staff declare it, and the one judged by dialogues.

use axum::http::StatusCode;
use hailong::domain::dialogue::{Asker, Dialogue, DialogueRequest, Settlement};
use hailong::domain::measure::Declared;
use hailong::domain::plan::{Change, Refusal};
use hailong::store::{By, Changed};

use super::planned;
use crate::support::databases::on_both;
use crate::support::platform::morning;

#[tokio::test]
async fn a_declared_task_is_judged_on_whole_numbers_once_there_is_evidence() {
    on_both(async |database| {
        let house = planned(database).await;
        // 2.3 asks for 70 %, 1.5 for four initiatives, 5.4 for nobody, 4.2 for no more than were allotted.
        for (number, fields, verdict, result) in [
            ("2.3", &[("part", "7"), ("whole", "10")][..], "reached", "70,00%"),
            ("1.1", &[("part", "36"), ("whole", "37")], "missed", "97,30%"),
            ("1.7", &[("part", "0"), ("whole", "0")], "reached", "không phát sinh"),
            ("1.5", &[("part", "3")], "missed", "3"),
            ("5.4", &[("part", "0")], "reached", "0"),
            ("4.2", &[("part", "61"), ("whole", "60")], "missed", "101,67%"),
        ] {
            let form = format!("{number}/do/declare");
            let page = house.send_task(&house.officer, &form, fields).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{number}: no evidence");
            house.attach(&house.officer, number, "a.pdf", b"%PDF-1.4").await;
            house.done(&house.officer, &form, fields).await;
            let path = format!("/api/v1/tasks?area={}", &number[..1]);
            let tasks = house.page(&house.viewer, &path).await.json();
            let task = tasks.as_array().unwrap().iter().find(|it| it["number"] == number).unwrap();
            assert_eq!(task["verdict"], verdict, "{number}");
            assert_eq!((&task["result"], &task["source"]), (&result.into(), &"measured".into()));
        }
        let page = house.page(&house.viewer, "/office/plan/2026/2.3?lang=en").await;
        assert!(page.body.contains("7/10 – Reached"), "{}", page.body);
        for part in ["at least 70.00%", "7 / 10", "Declared, with evidence", ">Reached<"] {
            assert!(page.body.contains(part), "{part}: {}", page.body);
        }
        let above = [("part", "11"), ("whole", "10")];
        let page = house.send_task(&house.officer, "2.3/do/declare", &above).await;
        assert!(page.body.contains("không được lớn hơn tổng số"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn a_declaration_is_refused_where_the_plan_asks_for_none() {
    on_both(async |database| {
        let house = planned(database).await;
        let by = By::account("mai", morning());
        let declared = |part, whole| Change::Declare(Declared { part, whole });
        for (number, change) in [
            ("1.3", declared(1, None)),
            ("8.2", declared(9, Some(10))),
            ("1.5", declared(4, Some(4))),
            ("2.3", declared(7, None)),
        ] {
            let changed = house.platform.app.store.change_task(2026, number, &change, &by).await;
            assert_eq!(changed.unwrap(), Changed::Refused(Refusal::NotDeclared), "{number}");
        }
    })
    .await;
}

#[tokio::test]
async fn task_1_6_is_judged_by_the_register_of_dialogues() {
    on_both(async |database| {
        let house = planned(database).await;
        let store = &house.platform.app.store;
        let by = By::account("mai", morning());
        let verdict = async || {
            let tasks = house.page(&house.viewer, "/api/v1/tasks?area=1").await.json();
            let tasks = tasks.as_array().unwrap().clone();
            tasks.into_iter().find(|it| it["number"] == "1.6").unwrap()["verdict"].clone()
        };
        assert_eq!(verdict().await, serde_json::Value::Null, "no dialogue, no verdict");
        let dialogue = Dialogue {
            held: "2026-05-20".parse().unwrap(),
            topic: "Thủ tục cho doanh nghiệp có vốn nước ngoài".to_owned(),
            chair: "Phó Chủ tịch UBND thành phố".to_owned(),
            document: String::new(),
        };
        let id = store.add_dialogue(&dialogue, &by).await.unwrap();
        assert_eq!((id.as_str(), verdict().await), ("2026-1", "reached".into()), "nothing arose");
        let request = DialogueRequest {
            asker: Asker::Business,
            content: "Rút ngắn thời gian xác minh".to_owned(),
            unit: "VPS".to_owned(),
            due: None,
        };
        let number = store.add_dialogue_request(&id, &request, &by).await.unwrap().unwrap();
        assert_eq!(verdict().await, "missed");
        let settlement = Settlement {
            settled: "2026-06-01".parse().unwrap(),
            answer: "Đã rút còn ba ngày".to_owned(),
            document: "12/UBND".to_owned(),
        };
        let settle = store.settle_dialogue_request((&id, number), Some(&settlement), &by).await;
        assert!(settle.unwrap());
        assert_eq!(verdict().await, "reached");
        let again = store.settle_dialogue_request((&id, number), Some(&settlement), &by).await;
        assert!(!again.unwrap(), "it is settled already");
        assert_eq!(store.verify_audit().await.unwrap(), None);
    })
    .await;
}
