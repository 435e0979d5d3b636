//! Waves at an office of 700 counters in 30 units: the form stays small, and what it chooses is exact.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use hailong::domain::wave::Wave;

use crate::support::databases::{Database, on_both};
use crate::support::forms::fields_of;
use crate::support::house::House;
use crate::support::platform::{Page, Platform};

const PATH: &str = "/office/waves";

/// Bytes of a page at most, as they are before compression.
const LARGEST: usize = 40_000;

const COUNTERS: usize = 700;

/// Counters Q1001 to Q1700 in the units U10 to U39, which have 23 or 24 each.
async fn house(database: &Database) -> House {
    let platform = Platform::on(database).await;
    let numbers = |most: usize| {
        format!(
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < {most})
             insert into"
        )
    };
    for statement in [
        format!(
            "{} unit (code, office, name_vi, name_en)
             select 'U' || cast(9 + i as text), (select min(code) from office),
                 'Ủy ban nhân dân phường Nguyễn Bỉnh Khiêm ' || cast(i as text),
                 'People''s committee of the ward Nguyen Binh Khiem ' || cast(i as text) from n",
            numbers(30)
        ),
        format!(
            "{} touchpoint (code, office, unit, name_vi, name_en, instrument, tier, procedures)
             select 'Q' || cast(1000 + i as text), (select min(code) from office),
                 'U' || cast(10 + i % 30 as text),
                 'Quầy tiếp nhận và trả kết quả hồ sơ số ' || cast(i as text),
                 'Counter that receives and returns dossiers ' || cast(i as text),
                 'quick', 'open', '' from n",
            numbers(COUNTERS)
        ),
        "update touchpoint set closed = '2026-01-01' where instrument = 'quick' and code not like 'Q1%'"
            .to_owned(),
    ] {
        database.run(&statement).await;
    }
    House::of(platform).await
}

fn heads(code: &str) -> Vec<(&str, &str)> {
    vec![
        ("code", code),
        ("name", "Đợt cuối năm"),
        ("instrument", "quick"),
        ("first", "2026-12-01"),
        ("last", "2026-12-31"),
    ]
}

async fn post(house: &House, to: &str, fields: &[(&str, &str)]) -> Page {
    house.platform.post_as(&house.officer, to, fields).await
}

/// What a browser would send of the form on a page.
fn shown(page: &Page) -> Vec<(String, String)> {
    assert!(page.body.len() <= LARGEST, "{} bytes: {}", page.body.len(), page.body);
    fields_of(&page.body, "card task")
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn lines(page: &Page) -> usize {
    page.body.matches("name=\"touchpoint\"").count()
}

async fn kept(database: &Database, code: &str) -> Wave {
    database.store.wave(code).await.unwrap().unwrap()
}

#[tokio::test]
async fn form_of_many_counters_offers_all_whole_units_and_a_search() {
    on_both(async |database| {
        let house = house(database).await;
        let new = format!("{PATH}/new?instrument=quick");
        let page = house.page(&house.officer, &new).await;
        assert!(page.body.len() <= LARGEST, "{} bytes", page.body.len());
        assert_eq!((lines(&page), page.body.matches("name=\"unit\"").count()), (0, 30));
        assert!(page.body.contains("Khiêm 1 – 23 điểm"), "{}", page.body);

        // A search sends the form back with nothing lost and nothing kept.
        let typed = [("unit", "U10"), ("each", "40"), ("find", "ho so so 12"), ("search", "find")];
        let found = post(&house, PATH, &[heads("d1"), typed.to_vec()].concat()).await;
        assert_eq!(found.status, StatusCode::OK);
        assert!(found.body.contains("Tìm thấy 11."), "{}", found.body);
        assert_eq!(lines(&found), 11, "12 and 120 to 129");
        let fields = shown(&found);
        for typed in
            [("name", "Đợt cuối năm"), ("unit", "U10"), ("each", "40"), ("last", "2026-12-31")]
        {
            assert!(borrowed(&fields).contains(&typed), "{typed:?}");
        }
        assert_eq!(database.store.waves().await.unwrap(), []);

        // Two of them are chosen, one with a number of its own, and looked away from.
        let mut fields: Vec<_> = fields
            .into_iter()
            .filter(|(name, _)| !matches!(&**name, "find" | "quota-Q1120"))
            .collect();
        for (name, value) in
            [("touchpoint", "Q1012"), ("touchpoint", "Q1120"), ("quota-Q1120", "7")]
        {
            fields.push((name.to_owned(), value.to_owned()));
        }
        for (find, n) in [
            ("nguyễn bỉnh khiêm", "Tìm thấy 700, dưới đây là 30 mục đầu."),
            ("không có", "Không tìm thấy"),
        ] {
            fields.retain(|(name, _)| !matches!(&**name, "find" | "search"));
            let asked = [borrowed(&fields), vec![("find", find), ("search", "find")]].concat();
            let page = post(&house, PATH, &asked).await;
            assert!(
                page.body.contains(n) && page.body.contains("Đã chọn riêng: 2 điểm"),
                "{}",
                page.body
            );
            assert!(lines(&page) <= 30);
            fields = shown(&page);
        }
        fields.retain(|(name, _)| name != "search");
        let added = post(&house, PATH, &borrowed(&fields)).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        let wave = kept(database, "D1").await;
        assert_eq!(wave.touchpoints.len(), 23 + 1, "one of the two is of the unit");
        let of = |code: &str| wave.touchpoints[code];
        assert_eq!((of("Q1030"), of("Q1012"), of("Q1120")), (Some(40), Some(40), Some(7)));
        assert_eq!(database.store.verify_audit().await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn form_of_a_wave_of_many_counters_saved_as_it_is_changes_nothing() {
    on_both(async |database| {
        let house = house(database).await;
        let code = |at: usize| format!("Q{}", 1000 + at);
        // All; all but one; each with a number of its own; every second one.
        let cases: [(&str, BTreeMap<String, Option<u64>>); 4] = [
            ("A", (1..=COUNTERS).map(|at| (code(at), Some(50))).collect()),
            ("B", (2..=COUNTERS).map(|at| (code(at), Some(50 + at as u64 % 2))).collect()),
            ("C", (1..=COUNTERS).map(|at| (code(at), Some(1000 + at as u64))).collect()),
            ("D", (1..=COUNTERS / 2).map(|at| (code(2 * at), None)).collect()),
        ];
        let mut day = chrono::NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        for (name, touchpoints) in cases {
            let wave = Wave {
                code: name.to_owned(),
                name: format!("Đợt {name}"),
                instrument: "quick".to_owned(),
                first: day,
                last: day,
                target: None,
                quota: None,
                touchpoints,
                procedures: BTreeMap::new(),
                revision: 0,
            };
            day = day.succ_opt().unwrap();
            let by = hailong::store::By::command_line(crate::support::platform::morning());
            database.store.add_wave(&wave, &by).await.unwrap().unwrap();
            let one = format!("{PATH}/{name}");
            let page = house.page(&house.officer, &format!("{one}/edit")).await;
            assert!(lines(&page) <= 30, "{name}: {}", lines(&page));
            let fields = shown(&page);
            // A search in between, and a refusal.
            let searched = [borrowed(&fields), vec![("search", "find")]].concat();
            let searched: Vec<_> = searched
                .into_iter()
                .map(|(name, value)| if name == "find" { (name, "số 3") } else { (name, value) })
                .collect();
            let fields = shown(&post(&house, &one, &searched).await);
            let nameless: Vec<_> = borrowed(&fields)
                .into_iter()
                .map(|(name, value)| if name == "name" { (name, "") } else { (name, value) })
                .collect();
            let refused = post(&house, &one, &nameless).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            let mut fields = shown(&refused);
            fields.retain(|(field, _)| field != "name");
            fields.push(("name".to_owned(), wave.name.clone()));
            let changed = post(&house, &one, &borrowed(&fields)).await;
            assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
            assert_eq!(kept(database, name).await, Wave { revision: 1, ..wave }, "{name}");
            // Its own page, part by part, and the list.
            let page = house.page(&house.viewer, &one).await;
            assert!(page.body.len() <= LARGEST, "{name}: {} bytes", page.body.len());
            assert!(page.body.contains("rel=\"next\""), "{}", page.body);
        }
        let list = house.page(&house.viewer, PATH).await;
        assert!(list.body.len() <= LARGEST, "{} bytes", list.body.len());
    })
    .await;
}

#[tokio::test]
async fn unit_stands_for_its_counters_of_the_moment_of_saving() {
    on_both(async |database| {
        let house = house(database).await;
        let fields = [heads("d1"), vec![("unit", "U10")]].concat();
        post(&house, PATH, &fields).await;
        assert_eq!(kept(database, "D1").await.touchpoints.len(), 23);
        // One is moved there, one of its own closes.
        database.run("update touchpoint set unit = 'U10' where code = 'Q1001'").await;
        database.run("update touchpoint set closed = '2026-11-30' where code = 'Q1030'").await;
        assert_eq!(kept(database, "D1").await.touchpoints.len(), 23, "as it was saved");
        let edit = format!("{PATH}/D1/edit");
        let page = house.page(&house.officer, &edit).await;
        assert!(page.body.contains("23 điểm, đang chọn riêng 22"), "{}", page.body);
        let mut fields = shown(&page);
        let saved = post(&house, &format!("{PATH}/D1"), &borrowed(&fields)).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        assert!(!kept(database, "D1").await.touchpoints.contains_key("Q1001"));
        fields.retain(|(name, _)| name != "revision");
        let with_unit = [borrowed(&fields), vec![("unit", "U10"), ("revision", "1")]].concat();
        let saved = post(&house, &format!("{PATH}/D1"), &with_unit).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let wave = kept(database, "D1").await;
        assert!(wave.touchpoints.contains_key("Q1001") && wave.touchpoints.contains_key("Q1030"));

        // Counters that turn to another survey are named, and left out with one tick.
        database.run("update touchpoint set instrument = 'sipas-counter' where unit = 'U10'").await;
        let mut fields = shown(&house.page(&house.officer, &edit).await);
        let refused = post(&house, &format!("{PATH}/D1"), &borrowed(&fields)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("(+19)") && refused.body.contains("name=\"leave\""));
        fields.extend(
            [("leave", "1"), ("unit", "U11")]
                .map(|(name, value)| (name.to_owned(), value.to_owned())),
        );
        let saved = post(&house, &format!("{PATH}/D1"), &borrowed(&fields)).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let units: Vec<_> = kept(database, "D1").await.touchpoints.into_keys().collect();
        assert!(units.contains(&"Q1031".to_owned()) && !units.contains(&"Q1060".to_owned()));
    })
    .await;
}
