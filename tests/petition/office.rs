//! The office's pages: who may what, moves, the seal, the file.

use axum::http::StatusCode;
use chrono::TimeDelta;
use hailong::domain::account::Role;
use hailong::domain::petition::Key;
use hailong::store::AuditFilter;

use super::{NAME, PHONE, answered, fields, moved, published, sent};
use crate::support::databases::on_both;
use crate::support::platform::{Platform, morning};

#[tokio::test]
async fn each_role_may_what_it_should() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let code = sent(&platform).await;
        let one = format!("/office/petitions/{code}");
        for role in Role::ALL {
            let cookie = platform.signed_in(role.code(), role).await;
            let reads = role != Role::Counter;
            let acts = matches!(role, Role::Officer | Role::Manager | Role::Admin);
            let expected = |may: bool| {
                if may { StatusCode::OK } else { StatusCode::FORBIDDEN }
            };
            for path in ["/office/petitions", &one, "/office/petitions.csv"] {
                let page = platform.get_as(&cookie, path).await;
                assert_eq!(page.status, expected(reads), "{role:?} {path}");
                assert!(!page.body.contains(PHONE));
                if !acts {
                    assert!(!page.body.contains("0987"), "{role:?} {path}");
                    assert!(!page.body.contains(&format!("action=\"{one}")), "{role:?}");
                }
            }
            let form = platform.get_as(&cookie, "/office/petitions/new").await;
            assert_eq!(form.status, expected(acts), "{role:?}");
            let name = platform.post_as(&cookie, &format!("{one}/name"), &[]).await;
            assert_eq!(name.status, expected(acts), "{role:?}");
            assert_eq!(name.body.contains(PHONE), acts, "{role:?}");
            let wrong = moved(&platform, &cookie, &code, ("new", "handled"), &[]).await;
            let refused = if acts { StatusCode::BAD_REQUEST } else { StatusCode::FORBIDDEN };
            assert_eq!(wrong.status, refused, "{role:?}");
        }
        let page = platform.get("/office/petitions").await;
        assert_eq!(page.header("location"), "/login?next=%2Foffice%2Fpetitions");
    })
    .await;
}

#[tokio::test]
async fn a_petition_whose_seal_does_not_open_is_not_published_and_the_page_says_why() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let code = sent(&platform).await;
        let lan = platform.signed_in("lan", Role::Officer).await;
        answered(&platform, &lan, &code).await;
        let platform = platform.with_key(Key::of([8; 32]));
        let texts = [
            ("public_subject", "Chờ quá lâu"),
            ("public_body", "Chờ ba giờ."),
            ("public_answer", "Đã mở thêm quầy."),
        ];
        let page = moved(&platform, &lan, &code, ("handled", "published"), &texts).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
        assert!(
            page.body.contains("Không mở được niêm phong") && page.body.contains("Chờ ba giờ.")
        );
        assert!(!platform.get("/petitions").await.body.contains("Chờ ba giờ."));
    })
    .await;
}

#[tokio::test]
async fn a_name_is_shown_once_it_is_recorded_and_not_again_by_itself() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let code = sent(&platform).await;
        let lan = platform.signed_in("lan", Role::Officer).await;
        let path = format!("/office/petitions/{code}");
        assert!(!platform.get_as(&lan, &path).await.body.contains(PHONE));
        let page = platform.post_as(&lan, &format!("{path}/name"), &[]).await;
        assert!(page.body.contains(PHONE) && page.body.contains("phố Thử"));
        assert!(page.header("cache-control").contains("no-store"));
        assert!(!platform.get_as(&lan, &path).await.body.contains(PHONE));
        let readings =
            AuditFilter { action: Some("petition.name_read".to_owned()), ..AuditFilter::default() };
        let read = platform.app.store.audit_page(&readings, None, 10).await.unwrap();
        assert_eq!(read.len(), 1);
        assert_eq!(read[0].entry.actor.name(), "lan");
        assert_eq!(read[0].entry.subject, code);
        let back = platform.get_as(&lan, &format!("{path}/name")).await;
        assert_eq!(back.header("location"), path);
    })
    .await;
}

#[tokio::test]
async fn a_move_that_is_incomplete_or_overtaken_comes_back_with_what_was_typed() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let code = sent(&platform).await;
        let lan = platform.signed_in("lan", Role::Officer).await;
        let page = moved(&platform, &lan, &code, ("new", "refused"), &[("text", " ")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("Chưa ghi đủ"));
        let bad_unit = [("unit", "KHONG")];
        let page = moved(&platform, &lan, &code, ("new", "received"), &bad_unit).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST);
        let unit = [("unit", "PLS")];
        let page = moved(&platform, &lan, &code, ("new", "received"), &unit).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        let page = moved(&platform, &lan, &code, ("new", "received"), &unit).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.body.contains("Phòng Lãnh sự"), "{}", page.body);
        let long = "a".repeat(4001);
        answered(&platform, &lan, &sent(&platform).await).await;
        let page =
            moved(&platform, &lan, &code, ("received", "transferred"), &[("text", &long)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains(&long));
    })
    .await;
}

#[tokio::test]
async fn the_sender_is_told_what_became_of_it() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let lan = platform.signed_in("lan", Role::Officer).await;
        let follow = async |code: &str| platform.get(&format!("/petitions/{code}")).await.body;
        let code = sent(&platform).await;
        moved(&platform, &lan, &code, ("new", "refused"), &[("text", "Là câu hỏi")]).await;
        assert!(follow(&code).await.contains("Là câu hỏi"));
        let code = sent(&platform).await;
        moved(&platform, &lan, &code, ("new", "received"), &[("text", "ghi chú nội bộ")]).await;
        let to = [("text", "UBND phường")];
        moved(&platform, &lan, &code, ("received", "transferred"), &to).await;
        let page = follow(&code).await;
        assert!(page.contains("UBND phường") && !page.contains("ghi chú nội bộ"));
        let code = sent(&platform).await;
        answered(&platform, &lan, &code).await;
        assert!(follow(&code).await.contains("Đã mở thêm quầy."));
        published(&platform, &lan, &code).await;
        assert!(follow(&code).await.contains("Đã công khai"));
    })
    .await;
}

#[tokio::test]
async fn the_register_warns_and_narrows() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        sent(&platform).await;
        let cookie = |name| platform.signed_in(name, Role::Viewer);
        let page = platform.get_as(&cookie("a").await, "/office/petitions").await;
        assert!(page.body.contains("0 quá hạn") && page.body.contains("0 sắp đến hạn"));
        // Thursday 3 December is the second working day, Friday the day after it.
        platform.app.clock.set(morning() + TimeDelta::days(2));
        let cookie_b = cookie("b").await;
        let page = platform.get_as(&cookie_b, "/office/petitions").await;
        assert!(page.body.contains("1 sắp đến hạn"), "{}", page.body);
        platform.app.clock.set(morning() + TimeDelta::days(3));
        let cookie = cookie("c").await;
        let page = platform.get_as(&cookie, "/office/petitions?urgency=overdue").await;
        assert!(page.body.contains("1 quá hạn") && page.body.contains("Chờ quá lâu"));
        for nothing in ["urgency=warn", "state=handled", "unit=PLS", "q=kh%C3%B4ng"] {
            let page = platform.get_as(&cookie, &format!("/office/petitions?{nothing}")).await;
            assert!(!page.body.contains("Chờ quá lâu"), "{nothing}");
        }
        let page = platform.get_as(&cookie, "/office/petitions?q=cho+qua&lang=en").await;
        assert!(page.body.contains("Chờ quá lâu") && page.body.contains("1 overdue"));
        let page = platform.get_as(&cookie, "/office/petitions?urgency=lost").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!page.body.contains("Chờ quá lâu"), "no row beside a fault");
    })
    .await;
}

#[tokio::test]
async fn the_register_is_of_the_reporting_year_and_what_waits_of_all_days() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        sent(&platform).await;
        let cookie = platform.signed_in("a", Role::Viewer).await;
        let page = platform.get_as(&cookie, "/office/petitions").await;
        assert!(page.body.contains("Năm 2026") && page.body.contains("15/12/2025 – 01/12/2026"));
        assert!(page.body.contains("Chờ quá lâu"));
        // The next reporting year has begun.
        platform.app.clock.set(morning() + TimeDelta::days(19));
        let cookie = platform.signed_in("b", Role::Viewer).await;
        let page = platform.get_as(&cookie, "/office/petitions").await;
        assert!(!page.body.contains("Chờ quá lâu") && page.body.contains("1 quá hạn"));
        for path in ["/office/petitions?period=all", "/office/petitions?urgency=overdue"] {
            let page = platform.get_as(&cookie, path).await;
            assert!(page.body.contains("Chờ quá lâu"), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn staff_write_one_down_and_the_file_is_safe_and_nameless() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let lan = platform.signed_in("lan", Role::Officer).await;
        let key = platform.app.random.uuid();
        let mut typed = fields(&key);
        typed[2] = ("subject", "=HYPERLINK(\"http://x\")");
        typed.push(("received", "2026-12-02"));
        let page = platform.post_as(&lan, "/office/petitions/new", &typed).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "tomorrow");
        typed.pop();
        typed.push(("received", "2026-11-27"));
        let page = platform.post_as(&lan, "/office/petitions/new", &typed).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let one = platform.get_as(&lan, page.header("location")).await;
        assert!(one.body.contains("27/11/2026") && one.body.contains("cán bộ nhập thay: lan"));
        let file = platform.get_as(&lan, "/office/petitions.csv").await;
        assert!(file.body.starts_with('\u{feff}') && file.body.contains("\r\n"));
        assert!(file.body.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), "{}", file.body);
        assert!(file.body.contains("2026-11-27,Tại cơ quan"));
        for hidden in [NAME, PHONE, "0987", "phố Thử"] {
            assert!(!file.body.contains(hidden), "{hidden}");
        }
        assert!(!one.body.contains(PHONE) && one.body.contains(NAME), "the text itself is read");
    })
    .await;
}

#[tokio::test]
async fn who_only_looks_finds_neither_name_nor_number_anywhere() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let key = platform.app.random.uuid();
        let mut typed = fields(&key);
        typed[2] = ("subject", "Gọi 0912 345 678 cho Trần Thị Bưởi");
        let page = platform.post("/petitions/new", &typed).await;
        let code = page.header("location").strip_prefix("/petitions/");
        let code = code.unwrap().to_owned();
        let lan = platform.signed_in("lan", Role::Officer).await;
        let reason = [("text", "Xin gọi lại 0987 654 321 cho Trần Thị Bưởi")];
        let refused = moved(&platform, &lan, &code, ("new", "refused"), &reason).await;
        assert_eq!(refused.status, StatusCode::SEE_OTHER, "{}", refused.body);
        let mai = platform.signed_in("mai", Role::Viewer).await;
        for path in [
            "/office/petitions".to_owned(),
            format!("/office/petitions/{code}"),
            "/office/petitions.csv".to_owned(),
            "/api/v1/petitions".to_owned(),
        ] {
            let page = platform.get_as(&mai, &path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            for hidden in [NAME, PHONE, "0987", "phố Thử"] {
                assert!(!page.body.contains(hidden), "{hidden} at {path}");
            }
        }
        // One who guesses a number learns nothing from what is found.
        let guessed = platform.get_as(&mai, "/office/petitions?q=0987+654+321").await;
        assert!(!guessed.body.contains(&code));
        let found = platform.get_as(&lan, "/office/petitions?q=0987+654+321").await;
        assert!(found.body.contains(&code) && found.body.contains(PHONE));
    })
    .await;
}

#[tokio::test]
async fn the_sender_is_asked_for_more_and_the_clock_stands() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let lan = platform.signed_in("lan", Role::Officer).await;
        let code = sent(&platform).await;
        let one = format!("/office/petitions/{code}");
        moved(&platform, &lan, &code, ("new", "received"), &[]).await;
        let page = platform.get_as(&lan, &one).await;
        // Asked by 8 December, as the portal counts; the text of the decision is awaited.
        assert!(page.body.contains("Yêu cầu bổ sung chậm nhất ngày 08/12/2026"), "{}", page.body);
        assert!(page.body.contains("theo thông lệ cổng dịch vụ công; chờ văn bản"));
        let nothing = moved(&platform, &lan, &code, ("received", "awaiting"), &[]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        let asked = [("text", "Xin cho biết ngày đến quầy.")];
        let page = moved(&platform, &lan, &code, ("received", "awaiting"), &asked).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let page = platform.get(&format!("/petitions/{code}")).await;
        assert!(page.body.contains("Chờ bổ sung") && page.body.contains("Xin cho biết ngày"));
        assert!(!page.body.contains("22/12/2026"), "no last day while the clock stands");
        // Long after its limit it presses nobody, and counts as in time.
        platform.app.clock.set(morning() + TimeDelta::days(40));
        let mai = platform.signed_in("mai", Role::Officer).await;
        let page = platform.get_as(&mai, "/office/petitions?period=all").await;
        assert!(page.body.contains("0 quá hạn") && page.body.contains("1 / 1"), "{}", page.body);
        let supplied = [("text", "Sáng thứ Hai 30/11.")];
        let page = moved(&platform, &mai, &code, ("awaiting", "handling"), &supplied).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let page = platform.get_as(&mai, &one).await;
        assert!(page.body.contains("ngày làm việc chờ người gửi bổ sung"), "{}", page.body);
        let page = platform.get_as(&mai, "/office/petitions?period=all").await;
        assert!(page.body.contains("0 quá hạn"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn where_a_petition_came_from_stands_with_it_and_a_citizen_is_not_asked() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let lan = platform.signed_in("lan", Role::Officer).await;
        let key = platform.app.random.uuid();
        let origin = [
            ("received-from", "Trung tâm Phục vụ hành chính công thành phố"),
            ("assigned-by", "UBND thành phố"),
        ];
        let typed = [&fields(&key)[..], &origin].concat();
        let page = platform.post_as(&lan, "/office/petitions/new", &typed).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let one = platform.get_as(&lan, page.header("location")).await;
        let file = platform.get_as(&lan, "/office/petitions.csv").await;
        let told = platform.get_as(&lan, "/api/v1/petitions").await;
        for (_, name) in origin {
            for body in [&one.body, &file.body, &told.body] {
                assert!(body.contains(name), "{name}: {body}");
            }
        }
        let key = platform.app.random.uuid();
        let typed = [&fields(&key)[..], &origin].concat();
        let page = platform.post("/petitions/new", &typed).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        let path = page.header("location").replace("/petitions", "/office/petitions");
        let page = platform.get_as(&lan, &path).await;
        assert!(!page.body.contains("UBND thành phố"), "{}", page.body);
    })
    .await;
}
