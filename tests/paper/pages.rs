//! The pages of paper: a sheet from its making to its batch, its files, its questionnaires, and interviews.

use std::fmt::Write as _;

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION};
use axum::http::{Request, StatusCode};
use hailong::domain::account::Role;
use hailong::store::Became;

use crate::support::databases::on_both;
use crate::support::platform::{PAIRS, Page, Platform, session};

const PATH: &str = "/office/paper";

async fn staff(platform: &Platform) -> String {
    session(&platform.app, "lan", Role::Officer, &[]).await
}

/// The value of a hidden field of a page.
fn hidden<'a>(page: &'a Page, name: &str) -> &'a str {
    let field = format!("name=\"{name}\" value=\"");
    page.body.split(&field).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default()
}

/// Keys the form that the screen shows; gives the answer to it.
async fn keyed(platform: &Platform, who: &str, at: (&str, &str), fields: &[(&str, &str)]) -> Page {
    let (code, entry) = at;
    let path = format!("{PATH}/bundles/{code}/key?entry={entry}");
    let page = platform.get_as(who, &path).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.header(LOCATION.as_str()));
    let own = [
        ("key", hidden(&page, "key")),
        ("entry", hidden(&page, "entry")),
        ("number", hidden(&page, "number")),
    ];
    platform.post_as(who, &path, &[&own[..], fields].concat()).await
}

#[tokio::test]
async fn a_sheet_is_made_and_printed_and_refused_with_every_fault() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let who = staff(&platform).await;
        let wrong = [
            ("touchpoint", "BT01"),
            ("instrument", "quick"),
            ("day", "2026-12-09"),
            ("delivered", "5"),
            ("returned", "6"),
        ];
        let refused = platform.post_as(&who, PATH, &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("nhiều hơn 5 phiếu phát ra"), "{}", refused.body);
        assert!(refused.body.contains("href=\"#day\"") && refused.body.contains("value=\"6\""));
        let right = [
            ("touchpoint", "BT01"),
            ("instrument", "quick"),
            ("day", "20/11/2026"),
            ("delivered", "8"),
            ("twice", "yes"),
        ];
        let made = platform.post_as(&who, PATH, &right).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
        let one = made.header(LOCATION.as_str()).to_owned();
        assert_eq!(one, "/office/paper/bundles/2026-1");
        for lang in ["vi", "en"] {
            let pdf = platform.download_as(&who, &format!("{one}/form.pdf?lang={lang}")).await;
            assert!(pdf.starts_with(b"%PDF"), "{lang}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_sheet_is_keyed_twice_compared_counted_and_closed_in_the_browser() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let who = staff(&platform).await;
        let right = [
            ("touchpoint", "BT01"),
            ("instrument", "quick"),
            ("day", "20/11/2026"),
            ("delivered", "8"),
            ("twice", "yes"),
        ];
        let one = "/office/paper/bundles/2026-1";
        platform.post_as(&who, PATH, &right).await;
        for overall in ["5", "5", "4", "4", "2"] {
            let fields = [("overall", overall), ("why", "-"), ("remark", "")];
            let kept = keyed(&platform, &who, ("2026-1", "1"), &fields).await;
            assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        }
        let bad = keyed(&platform, &who, ("2026-1", "1"), &[("overall", "8")]).await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bad.body.contains("value=\"8\""), "what was typed is still there");
        for overall in ["5", "5", "4", "4", "1"] {
            let fields = [("overall", overall), ("why", "-")];
            keyed(&platform, &who, ("2026-1", "2"), &fields).await;
        }
        let early = platform.post_as(&who, &format!("{one}/close"), &[]).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(early.body.contains("chưa ghi số phiếu thu về"), "{}", early.body);
        let counts = [("delivered", "8"), ("returned", "6"), ("spoiled", "1")];
        let counted = platform.post_as(&who, &format!("{one}/counts"), &counts).await;
        assert_eq!(counted.status, StatusCode::SEE_OTHER, "{}", counted.body);
        let page = platform.get_as(&who, &format!("{one}/differences")).await;
        assert!(page.body.contains("name=\"5.overall\""), "{}", page.body);
        let wrong =
            platform.post_as(&who, &format!("{one}/differences"), &[("5.overall", "9")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("Phiếu số 5, câu overall"), "{}", wrong.body);
        let settled =
            platform.post_as(&who, &format!("{one}/differences"), &[("5.overall", "2")]).await;
        assert_eq!(settled.status, StatusCode::SEE_OTHER, "{}", settled.body);
        let exceeding = [("overall.5", "4"), ("overall.4", "2")];
        let cover = platform.post_as(&who, &format!("{one}/cover"), &exceeding).await;
        assert_eq!(cover.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(cover.body.contains("cộng lại 6, nhiều hơn 5 phiếu hợp lệ"), "{}", cover.body);
        let totals = [("overall.5", "2"), ("overall.4", "2"), ("overall.2", "1")];
        platform.post_as(&who, &format!("{one}/cover"), &totals).await;
        let closed = platform.post_as(&who, &format!("{one}/close"), &[]).await;
        assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.body);
        let page = platform.get_as(&who, one).await;
        assert!(page.body.contains("5 phiếu, ngày 20/11/2026"), "{}", page.body);
        let days = database.texts("select cast(day as text) || tier from batch").await;
        assert_eq!(days, ["2026-11-20paper"]);
        let again = platform.post_as(&who, &format!("{one}/close"), &[]).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert_eq!(database.store.verify_audit().await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_form_keyed_twice_by_one_person_is_allowed_said_and_recorded() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let who = staff(&platform).await;
        let make = [
            ("touchpoint", "BT01"),
            ("instrument", "quick"),
            ("day", "20/11/2026"),
            ("delivered", "5"),
            ("returned", "5"),
            ("twice", "yes"),
        ];
        let one = "/office/paper/bundles/2026-1";
        platform.post_as(&who, PATH, &make).await;
        for entry in ["1", "2"] {
            for overall in ["5", "5", "4", "4", "2"] {
                let fields = [("overall", overall), ("why", "-"), ("remark", "")];
                let kept = keyed(&platform, &who, ("2026-1", entry), &fields).await;
                assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
            }
        }
        let page = platform.get_as(&who, &format!("{one}/differences")).await;
        let alone = "Cùng một người đã nhập cả hai lần: phiếu số 1, 2, 3, 4, 5.";
        assert!(page.body.contains(alone), "{}", page.body);
        let counted = "Phiếu do một người nhập cả hai lần</dt><dd>5<";
        assert!(platform.get_as(&who, one).await.body.contains(counted));
        let closed = platform.post_as(&who, &format!("{one}/close"), &[]).await;
        assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.body);
        assert!(platform.get_as(&who, one).await.body.contains(counted), "also once it is closed");
        let recorded = "select value_after from audit where value_after like '%keyed_alone%'";
        assert_eq!(database.texts(recorded).await.len(), 6, "five forms and the sheet");
    })
    .await;
}

#[tokio::test]
async fn a_blank_answer_is_pointed_out_once_and_then_kept() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let who = staff(&platform).await;
        let make = [
            ("touchpoint", "BT01"),
            ("instrument", "sipas-counter"),
            ("day", "2026-11-20"),
            ("delivered", "8"),
        ];
        platform.post_as(&who, PATH, &make).await;
        let typed = [("s1", "5"), ("s2", "4"), ("remark", "Chờ lâu")];
        let asked = keyed(&platform, &who, ("2026-1", "1"), &typed).await;
        assert_eq!(asked.status, StatusCode::OK, "{}", asked.body);
        let blanks = hidden(&asked, "blanks").to_owned();
        assert!(blanks.contains("s3") && !blanks.contains("s1 "), "{blanks}");
        assert!(asked.body.contains("Chờ lâu") && asked.body.contains("autofocus"));
        let meant = [&typed[..], &[("blanks", blanks.as_str())]].concat();
        let kept = keyed(&platform, &who, ("2026-1", "1"), &meant).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    })
    .await;
}

/// Sends a form with a file; without one it is the second step of a file that was shown.
pub(super) async fn import(
    platform: &Platform,
    who: &str,
    fields: &[(&str, &str)],
    file: Option<&[u8]>,
) -> Page {
    if let Some(content) = file {
        return platform
            .upload_as(who, &format!("{PATH}/import"), (fields, ("phiếu.csv", content)))
            .await;
    }
    let mut body = String::new();
    for (name, value) in fields {
        let _ = write!(
            body,
            "--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
    }
    body.push_str("--edge--\r\n");
    let request = Request::post(format!("{PATH}/import"))
        .header(COOKIE, who)
        .header(CONTENT_TYPE, "multipart/form-data; boundary=edge");
    platform.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a_file_is_shown_before_it_is_kept_and_refused_with_every_fault() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let who = staff(&platform).await;
        let survey = [("survey", "quick")];
        let wrong = "Mã phiếu;Quầy;Ngày;overall\n1;BT01;32/11/2026;5\n2;QUẦY;20/11/2026;9\n";
        let refused = import(&platform, &who, &survey, Some(wrong.as_bytes())).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        for part in ["dòng 2, cột Ngày", "dòng 3, cột Quầy", "dòng 3, cột overall"] {
            assert!(refused.body.contains(part), "{part}: {}", refused.body);
        }
        let mut file = "Mã phiếu;Bó phiếu;Quầy;Ngày;overall\n".to_owned();
        for number in 1..=6 {
            let _ = writeln!(file, "{number};B1;BT01;20/11/2026;Hài lòng");
        }
        let shown = import(&platform, &who, &survey, Some(file.as_bytes())).await;
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
        assert!(shown.body.contains("thêm 6 phiếu; 0 phiếu đã có từ trước"), "{}", shown.body);
        assert!(shown.body.contains("tính vào ngày ghi trên phiếu"));
        assert!(database.texts("select code from paper_bundle").await.is_empty());
        let fields = [("survey", "quick"), ("held", shown.held()), ("do", "keep")];
        let kept = import(&platform, &who, &fields, None).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        assert_eq!(database.texts("select code from paper_bundle").await, ["B1"]);
        let again = import(&platform, &who, &survey, Some(file.as_bytes())).await;
        assert!(again.body.contains("thêm 0 phiếu; 6 phiếu đã có từ trước"), "{}", again.body);
        assert_ne!(Became::Open, Became::Waiting);
        let template = platform.download_as(&who, &format!("{PATH}/template/quick.xlsx")).await;
        assert!(template.starts_with(b"PK"));
    })
    .await;
}

#[tokio::test]
async fn columns_of_responses_are_named_once_and_known_the_next_time() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let who = staff(&platform).await;
        let survey = [("survey", "quick")];
        let file = "Số tờ;Nơi;Ngày;Ý kiến chung;Người nhập\n1;BT01;20/11/2026;5;Lan\n";
        let asked = import(&platform, &who, &survey, Some(file.as_bytes())).await;
        assert_eq!(asked.status, StatusCode::OK, "{}", asked.body);
        for said in ["“Số tờ”", "“Nơi”", "“Ý kiến chung”", "Còn thiếu: "] {
            assert!(asked.body.contains(said), "{said}: {}", asked.body);
        }
        let named = [
            ("survey", "quick"),
            ("held", asked.held()),
            ("name-0", "Số tờ"),
            ("column-0", "key"),
            ("name-1", "Nơi"),
            ("column-1", "touchpoint"),
            ("name-2", "Ý kiến chung"),
            ("column-2", "overall"),
            ("name-3", "Người nhập"),
            ("column-3", ""),
        ];
        let shown = import(&platform, &who, &named, None).await;
        assert!(shown.body.contains("thêm 1 phiếu"), "{}", shown.body);
        let keep = [("survey", "quick"), ("held", shown.held()), ("do", "keep")];
        let kept = import(&platform, &who, &keep, None).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        let again = import(&platform, &who, &survey, Some(file.as_bytes())).await;
        assert!(again.body.contains("thêm 0 phiếu; 1 phiếu đã có"), "{}", again.body);
    })
    .await;
}

#[tokio::test]
async fn questionnaires_of_every_survey_are_printed_in_both_languages() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let who = staff(&platform).await;
        for id in platform.app.instruments.ids() {
            for lang in ["vi", "en"] {
                let path = format!("{PATH}/blank/{id}.pdf?lang={lang}");
                let pdf = platform.download_as(&who, &path).await;
                assert!(pdf.starts_with(b"%PDF"), "{id} {lang}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn staff_who_help_record_an_assisted_answer_at_any_counter_and_nobody_else_does() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let who = staff(&platform).await;
        let list = platform.get_as(&who, "/office/interview").await;
        assert!(list.body.contains("/s/BT01?assisted=1"), "{}", list.body);
        let nobody = platform.get("/s/BT01?assisted=1").await;
        assert_eq!(nobody.status, StatusCode::FORBIDDEN);
        assert!(nobody.body.contains("next=%2Fs%2FBT01%3Fassisted%3D1"), "{}", nobody.body);
        let form = platform.get_as(&who, "/s/BT01?assisted=1").await;
        assert_eq!(form.status, StatusCode::OK);
        assert!(form.body.contains("Phỏng vấn hộ") && form.body.contains("name=\"assisted\""));
        let post = async |cookie: Option<&str>| {
            let key = platform.app.random.uuid();
            let mut request = Request::post("/s/BT01").header(CONTENT_TYPE, PAIRS);
            if let Some(cookie) = cookie {
                request = request.header(COOKIE, cookie);
            }
            let body = format!("key={key}&overall=4&assisted=1");
            platform.send(request.body(Body::from(body)).unwrap()).await
        };
        assert_eq!(post(None).await.status, StatusCode::FORBIDDEN);
        let viewer = session(&platform.app, "xem", Role::Viewer, &[]).await;
        assert_eq!(post(Some(&viewer)).await.status, StatusCode::FORBIDDEN);
        assert_eq!(post(Some(&who)).await.status, StatusCode::SEE_OTHER);
        let series = database.texts("select series from inbox").await;
        assert_eq!(series.len(), 1);
        assert!(series[0].contains("|BT01|assisted|"), "{series:?}");
    })
    .await;
}

#[tokio::test]
async fn the_procedure_is_asked_where_a_place_has_several_and_may_be_blank() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let who = staff(&platform).await;
        let make = |place: &'static str| {
            [
                ("touchpoint", place),
                ("instrument", "quick"),
                ("day", "20/11/2026"),
                ("delivered", "6"),
                ("returned", "6"),
                ("twice", "yes"),
            ]
        };
        platform.post_as(&who, PATH, &make("BT01")).await;
        let path = format!("{PATH}/bundles/2026-1/key?entry=1");
        let screen = platform.get_as(&who, &path).await;
        assert!(screen.body.contains("<option value=\"3.000242\">1 – "), "{}", screen.body);
        let procedures = ["3.000242", "1.000811", "", "", "3.000242", "3.000242"];
        for (entry, procedures) in [
            ("1", procedures),
            ("2", {
                // One slip of the second hand.
                let mut second = procedures;
                second[2] = "1.000811";
                second
            }),
        ] {
            for procedure in procedures {
                let fields = [("overall", "5"), ("why", "-"), ("procedure", procedure)];
                let kept = keyed(&platform, &who, ("2026-1", entry), &fields).await;
                assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
            }
        }
        let one = format!("{PATH}/bundles/2026-1");
        let page = platform.get_as(&who, &format!("{one}/differences")).await;
        assert!(page.body.contains("name=\"3.procedure\""), "{}", page.body);
        let settled =
            platform.post_as(&who, &format!("{one}/differences"), &[("3.procedure", "2")]).await;
        assert_eq!(settled.status, StatusCode::SEE_OTHER, "{}", settled.body);
        let closed = platform.post_as(&who, &format!("{one}/close"), &[]).await;
        assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.body);
        let told = database.texts("select procedures from batch").await;
        assert_eq!(told[0].matches("3.000242").count() + told[0].matches("1.000811").count(), 5);
        // Corrected, a form shows what was keyed; a place of one procedure is not asked.
        platform.post_as(&who, PATH, &make("AB01")).await;
        let screen = platform.get_as(&who, &format!("{PATH}/bundles/2026-2/key?entry=1")).await;
        assert!(!screen.body.contains("name=\"procedure\""), "{}", screen.body);
    })
    .await;
}
