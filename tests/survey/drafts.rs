//! A survey from its copy to the counter: written by one, published by another, frozen, on every node.

use axum::http::StatusCode;
use axum::http::header::LOCATION;
use hailong::domain::account::Role;
use hailong::domain::survey::file::built_in;
use hailong::store::Instruments;

use crate::support::databases::on_both;
use crate::support::forms::fields_of;
use crate::support::house::House;
use crate::support::platform::Platform;

const PATH: &str = "/office/surveys";

/// Begins a copy; gives the address of the draft.
async fn copied(house: &House, fields: &[(&str, &str)]) -> String {
    let page = house.platform.post_as(&house.officer, PATH, fields).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    page.header(LOCATION.as_str()).to_owned()
}

/// The fields of a part's form as it is shown.
fn fields(page: &str) -> Vec<(String, String)> {
    fields_of(page, "card task part")
}

fn with<'a>(fields: &'a [(String, String)], name: &str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let change = |(each, old): &'a (String, String)| {
        (each.as_str(), if each == name { value } else { old.as_str() })
    };
    fields.iter().map(change).collect()
}

/// Opens the form of a question, and saves it with another wording.
async fn reworded(house: &House, draft: &str, code: &str, wording: &str) -> StatusCode {
    let path = format!("{draft}/item/{code}");
    let page = house.page(&house.officer, &path).await;
    let fields = fields(&page.body);
    let changed = with(&fields, "question_vi", wording);
    house.platform.post_as(&house.officer, &path, &changed).await.status
}

#[tokio::test]
async fn a_reworded_question_is_published_by_a_second_person_and_asked_at_the_counter() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        let analyst = house.platform.signed_in("phân tích", Role::Analyst).await;
        let draft = copied(&house, &[("from", "sipas-counter@2026.2"), ("as", "version")]).await;
        let page = house.page(&house.officer, &draft).await;
        assert!(
            page.body.contains("không có lỗi") && page.body.contains("<iframe"),
            "{}",
            page.body
        );
        assert!(page.header("content-security-policy").contains("frame-src 'self'"));

        let wording = "Biển chỉ dẫn ở đây có dễ thấy không?";
        assert_eq!(reworded(&house, &draft, "s1", wording).await, StatusCode::SEE_OTHER);
        let preview = house.page(&house.officer, &format!("{draft}/preview")).await;
        assert!(preview.body.contains(wording), "{}", preview.body);
        assert_eq!(preview.header("x-frame-options"), "SAMEORIGIN");
        let policy = preview.header("content-security-policy");
        assert!(policy.contains("frame-ancestors 'self'") && policy.contains("form-action 'none'"));

        let submit = [("do", "submit")];
        let sent = house.platform.post_as(&house.officer, &draft, &submit).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        assert_eq!(reworded(&house, &draft, "s2", "Khác").await, StatusCode::CONFLICT);
        let review = format!("{draft}/review");
        let page = house.page(&analyst, &review).await;
        assert!(page.body.contains(wording) && page.body.contains("3 chỗ khác"), "{}", page.body);
        let publish = [("do", "publish"), ("revision", "2")];
        let own = house.platform.post_as(&house.officer, &review, &publish).await;
        assert_eq!(own.status, StatusCode::FORBIDDEN, "one's own");
        let stale =
            house.platform.post_as(&analyst, &review, &[("do", "publish"), ("revision", "1")]);
        assert_eq!(stale.await.status, StatusCode::CONFLICT);
        let silent = house.platform.post_as(&analyst, &review, &[("do", "return")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "without a reason");
        let published = house.platform.post_as(&analyst, &review, &publish).await;
        assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.body);
        let after = house.platform.get_as(&analyst, &review).await.body;
        assert!(!after.contains("phải sửa trước khi gửi duyệt"), "{after}");

        is_asked_and_counted(&house, wording).await;
        let file = house.page(&analyst, "/office/surveys/files/sipas-counter@2026.3.toml").await;
        assert!(file.body.contains(wording), "{}", file.body);
        assert!(file.body.contains("based_on = \"sipas-counter@2026.2\""), "{}", file.body);
        assert_eq!(database.store.verify_audit().await.unwrap(), None);
    })
    .await;
}

/// The published version is asked at the counter, frozen, settled and told by the API; another node and a restart know it.
async fn is_asked_and_counted(house: &House, wording: &str) {
    let form = house.platform.get("/s/BT01").await;
    assert!(form.body.contains(wording), "{}", form.body);
    for number in 0..5 {
        let answers = serde_json::json!({ "overall": 4 + number % 2, "s1": 5 });
        house.platform.answer("BT01", &answers).await;
    }
    let mut app = house.platform.app.clone();
    let asked = app.instruments.on("sipas-counter", app.today()).unwrap().clone();
    assert_eq!(asked.version, "2026.3");
    app.store.freeze(&app.instruments, &hailong::store::By::system(app.clock.now())).await.unwrap();
    assert_eq!(app.store.verify_frozen(&app.instruments).await.unwrap().count, 0);
    let rule = hailong::domain::batch::SettleRule::default();
    let now = app.clock.now();
    let settled = app.store.settle_now(&app.instruments, &app.random, rule, now).await.unwrap();
    assert_eq!((settled.responses, settled.stuck.len()), (5, 0));
    let listed = house.platform.get("/api/v1/instruments").await;
    assert!(listed.body.contains("\"2026.3\""), "{}", listed.body);

    // Another node, and the same one after a restart.
    let other = Instruments::of(built_in().unwrap());
    app.store.refresh_instruments(&other).await.unwrap();
    app.instruments = other.clone();
    assert_eq!(app.instruments.version("sipas-counter", "2026.3"), Some(&asked));
    let started = app.store.with_published(built_in().unwrap()).await.unwrap();
    assert_eq!(started.version("sipas-counter", "2026.3"), Some(&asked));
}

#[tokio::test]
async fn a_survey_of_its_own_is_chosen_at_a_counter() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        let unnamed = [("from", "quick@2026.1"), ("as", "own"), ("title", " ")];
        let refused = house.platform.post_as(&house.officer, PATH, &unnamed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let named = [("from", "quick@2026.1"), ("as", "own"), ("title", "Phiếu bàn đọc")];
        let draft = copied(&house, &named).await;
        house.platform.post_as(&house.officer, &draft, &[("do", "submit")]).await;
        let publish = [("do", "publish"), ("revision", "1")];
        let review = format!("{draft}/review");
        let published = house.platform.post_as(&house.manager, &review, &publish).await;
        assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.body);
        let choose = [
            ("do", "save"),
            ("name_vi", "Bàn đọc"),
            ("name_en", "Reading desk"),
            ("unit", "PLS"),
            ("instrument", "phieu-ban-doc"),
            ("procedure", "3.000242"),
        ];
        let path = "/office/touchpoints/BT01";
        let chosen = house.platform.post_as(&house.manager, path, &choose).await;
        assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{}", chosen.body);
        let form = house.platform.get("/s/BT01").await;
        assert!(form.body.contains("Phiếu bàn đọc"), "{}", form.body);
    })
    .await;
}

#[tokio::test]
async fn two_who_change_one_question_lose_nothing() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        let draft = copied(&house, &[("from", "quick@2026.1"), ("as", "version")]).await;
        let path = format!("{draft}/item/overall");
        let seen = fields(&house.page(&house.officer, &path).await.body);
        let analyst = house.platform.signed_in("phân tích", Role::Analyst).await;
        let first = with(&seen, "question_vi", "Lời của người thứ nhất?");
        let first = house.platform.post_as(&analyst, &path, &first).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
        let second = with(&seen, "question_vi", "Lời của người thứ hai?");
        let second = house.platform.post_as(&house.officer, &path, &second).await;
        assert_eq!(second.status, StatusCode::CONFLICT);
        for told in ["phân tích", "Lời của người thứ nhất?", "Lời của người thứ hai?"]
        {
            assert!(second.body.contains(told), "{told}: {}", second.body);
        }
        // Another question is saved beside it, under the mark of its own form.
        assert_eq!(reworded(&house, &draft, "why", "Vì sao ạ?").await, StatusCode::SEE_OTHER);
        let again = fields(&second.body);
        assert!(again.contains(&("question_vi".to_owned(), "Lời của người thứ hai?".to_owned())));
        let again: Vec<_> = again.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let saved = house.platform.post_as(&house.officer, &path, &again).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    })
    .await;
}

#[tokio::test]
async fn faults_stand_beside_their_part_and_keep_the_draft_from_review() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        let draft = copied(&house, &[("from", "quick@2026.1"), ("as", "version")]).await;
        assert_eq!(reworded(&house, &draft, "overall", " ").await, StatusCode::SEE_OTHER);
        let page = house.page(&house.officer, &draft).await;
        assert!(page.body.contains("Câu hỏi của câu hỏi chưa có bản tiếng Việt"), "{}", page.body);
        assert!(page.body.contains("href=\"#item-overall\""), "{}", page.body);
        let english = house.page(&house.officer, &format!("{draft}?lang=en")).await;
        assert!(english.body.contains("has no Vietnamese text"), "{}", english.body);
        let sent = house.platform.post_as(&house.officer, &draft, &[("do", "submit")]).await;
        assert_eq!(sent.status, StatusCode::CONFLICT);
        let locked = copied(&house, &[("from", "sipas-counter@2026.2"), ("as", "version")]).await;
        let remove = [("do", "remove"), ("kind", "item"), ("part", "s1")];
        let refused = house.platform.post_as(&house.officer, &locked, &remove).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let form = house.page(&house.officer, &format!("{locked}/item/s1")).await;
        assert!(form.body.contains("phiếu SIPAS do Bộ Nội vụ ban hành"), "{}", form.body);
        let typed = [
            ("title_vi", "Còn đây"),
            ("valid_from", "hôm nay"),
            ("version", "2027.1"),
            ("id", "quick"),
        ];
        let path = format!("{draft}/head/-");
        let bad = house.platform.post_as(&house.officer, &path, &typed).await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bad.body.contains("Còn đây") && bad.body.contains("hôm nay"), "{}", bad.body);
    })
    .await;
}

#[tokio::test]
async fn a_file_becomes_a_draft_and_what_is_no_file_is_refused_by_line() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        let path = format!("{PATH}/upload");
        let text = include_str!("../../surveys/quick.toml").replace("hôm nay", "lần này");
        let sent =
            house.platform.upload_as(&house.officer, &path, (&[], ("quick.toml", text.as_bytes())));
        let sent = sent.await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let draft = sent.header(LOCATION.as_str()).to_owned();
        let page = house.page(&house.officer, &draft).await;
        assert!(page.body.contains("lần này"), "{}", page.body);
        assert!(page.body.contains("Phiên bản 2026.2") && page.body.contains("không có lỗi"));
        let file = house.page(&house.officer, &format!("{draft}/files/file.toml")).await;
        assert!(file.body.contains("lần này"), "{}", file.body);
        let bad = house.platform.upload_as(&house.officer, &path, (&[], ("x.toml", b"a = [\n")));
        let bad = bad.await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bad.body.contains("TOML"), "{}", bad.body);
        let dropped = house.platform.post_as(&house.officer, &draft, &[("do", "drop")]).await;
        assert_eq!(dropped.status, StatusCode::SEE_OTHER);
        let gone = house.platform.get_as(&house.officer, &draft).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn the_index_is_changed_in_the_browser_and_that_of_sipas_is_locked_with_its_reason() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        let named = [("from", "papi-2021@2021.1"), ("as", "own"), ("title", "Phiếu xã")];
        let draft = copied(&house, &named).await;
        let path = format!("{draft}/domain/d1");
        let page = house.page(&house.officer, &path).await;
        let seen = fields(&page.body);
        let ticked = seen.iter().find(|(name, _)| name.starts_with("factor_")).unwrap().0.clone();
        // A factor that is taken out of every domain is a fault beside the formula or its factor, and can go back.
        let without: Vec<_> = seen.iter().filter(|(name, _)| *name != ticked).cloned().collect();
        let without: Vec<_> = with(&without, "title_vi", "Lĩnh vực một");
        let saved = house.platform.post_as(&house.officer, &path, &without).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let file = house.page(&house.officer, &format!("{draft}/files/file.toml")).await;
        assert!(file.body.contains("Lĩnh vực một"), "{}", file.body);
        let path = format!("{draft}/formula/-");
        let seen = fields(&house.page(&house.officer, &path).await.body);
        let method = with(&seen, "method", "sipas");
        let saved = house.platform.post_as(&house.officer, &path, &method).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        // The check says at once what the other formula cannot count.
        let page = house.page(&house.officer, &draft).await;
        assert!(page.body.contains("ông thức không tính được thang đo"), "{}", page.body);
        let new = format!("{draft}/domain/-");
        let fields = [("code", "them"), ("title_vi", "Thêm"), ("title_en", "More"), ("mark", "")];
        let mut fields = fields.to_vec();
        fields.push((&ticked, "yes"));
        let saved = house.platform.post_as(&house.officer, &new, &fields).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let file = house.page(&house.officer, &format!("{draft}/files/file.toml")).await;
        let factor = ticked.trim_start_matches("factor_");
        assert!(file.body.contains(&format!("factors = [\"{factor}\"]")), "{}", file.body);

        let locked = copied(&house, &[("from", "sipas-2026@2026.2"), ("as", "version")]).await;
        for part in ["formula/-", "domain/service", "factor/access"] {
            let page = house.page(&house.officer, &format!("{locked}/{part}")).await;
            let reason = "phiếu SIPAS do Bộ Nội vụ ban hành";
            assert!(page.body.contains(reason) && page.body.contains("Khóa"), "{}", page.body);
        }
        let head = house.page(&house.officer, &format!("{locked}/head/-")).await;
        assert!(head.body.contains("sipas-2026@2026.2"), "{}", head.body);
        let path = format!("{locked}/formula/-");
        let page = house.page(&house.officer, &path).await;
        let mut pooled = self::fields(&page.body);
        pooled.iter_mut().find(|(name, _)| name == "aggregation").unwrap().1 = "pooled".to_owned();
        let pooled: Vec<_> = pooled.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let refused = house.platform.post_as(&house.officer, &path, &pooled).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    })
    .await;
}

#[tokio::test]
async fn another_node_that_looks_knows_a_published_survey() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        let node = database.open_again().await;
        let known = Instruments::of(built_in().unwrap());
        node.refresh_instruments(&known).await.unwrap();
        let named = [("from", "quick@2026.1"), ("as", "own"), ("title", "Phiếu bàn đọc")];
        let draft = copied(&house, &named).await;
        house.platform.post_as(&house.officer, &draft, &[("do", "submit")]).await;
        node.refresh_instruments(&known).await.unwrap();
        assert!(known.clone().newest("phieu-ban-doc").is_none(), "it is only submitted");
        let publish = [("do", "publish"), ("revision", "1")];
        let review = format!("{draft}/review");
        house.platform.post_as(&house.manager, &review, &publish).await;
        node.refresh_instruments(&known).await.unwrap();
        assert!(known.clone().newest("phieu-ban-doc").is_some());
        assert!(
            known.newest("phieu-ban-doc").is_none(),
            "a request keeps the catalogue it began with"
        );
        node.close().await;
    })
    .await;
}

#[tokio::test]
async fn parts_are_headed_by_their_names_in_the_language_of_the_page() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        let draft = copied(&house, &[("from", "sipas-counter@2026.2"), ("as", "version")]).await;
        for (part, vi, en) in [
            ("factor/access", "Yếu tố: Tiếp cận dịch vụ", "Factor: Access to the service"),
            ("item/s1", "Câu hỏi s1: ", "Question s1: "),
            ("scale/satisfaction", "Thang đo satisfaction: ", "Scale satisfaction: "),
            ("factor/-", "Thêm yếu tố", "Add a factor"),
        ] {
            for (lang, said) in [("vi", vi), ("en", en)] {
                let page = house.page(&house.officer, &format!("{draft}/{part}?lang={lang}")).await;
                assert!(page.body.contains(&format!("<h1>{said}")), "{said}: {}", page.body);
            }
        }
        let page = house.page(&house.officer, &draft).await;
        assert!(page.body.contains("Sửa<span class=\"hidden\"> – Yếu tố: Tiếp cận dịch vụ</span>"));
        // What a question is moved from and to is named in the comparison.
        let draft = copied(&house, &[("from", "papi-2021@2021.1"), ("as", "version")]).await;
        let all = built_in().unwrap();
        let papi = all.version("papi-2021", "2021.1").unwrap();
        let [one, other] = [0, 1].map(|at| &papi.factors[at]);
        let path = format!("{draft}/item/{}", one.items[0]);
        let typed = fields(&house.page(&house.officer, &path).await.body);
        let moved = with(&typed, "factor", &other.code);
        let saved = house.platform.post_as(&house.officer, &path, &moved).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let review = house.page(&house.officer, &format!("{draft}/review")).await;
        for said in [&one.title.vi, &other.title.vi] {
            assert!(review.body.contains(said.as_str()), "{said}: {}", review.body);
        }
    })
    .await;
}
