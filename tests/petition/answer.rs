//! Answering, approving, refusing and publishing, each looked at before it is done.

use std::sync::Arc;

use axum::http::StatusCode;
use hailong::domain::account::Role;
use hailong::domain::petition::{Key, Rules};

use super::attached::upload;
use super::{NAME, answered, moved, sent};
use crate::support::databases::on_both;
use crate::support::platform::Platform;

/// Limits of an office that wants a second person.
fn two_persons() -> String {
    include_str!("../../seeds/petitions.toml").replace("answers = false", "answers = true")
}

impl Platform {
    /// The same in an office that wants a second person.
    fn with_two_persons(self) -> Self {
        let rules = Rules::read(None, Some(&two_persons()), Key::of([7; 32])).unwrap();
        self.with_rules(Arc::new(rules))
    }
}

/// On the way to an answer.
async fn handled(platform: &Platform, cookie: &str) -> String {
    let code = sent(platform).await;
    for way in [("new", "received"), ("received", "competent"), ("competent", "handling")] {
        let page = moved(platform, cookie, &code, way, &[]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    }
    code
}

const ANSWER: &str = "Thưa bà Trần Thị Bưởi, đã mở thêm quầy.";

#[tokio::test]
async fn an_answer_is_seen_as_sender_and_public_will_read_it_before_it_is_sent() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let lan = platform.signed_in("lan", Role::Officer).await;
        let code = handled(&platform, &lan).await;
        let path = format!("/office/petitions/{code}/answer");
        let one = platform.get_as(&lan, &format!("/office/petitions/{code}")).await;
        assert!(one.body.contains(&format!("href=\"{path}\"")), "{}", one.body);
        assert!(!one.body.contains("name=\"to\" value=\"handled\""), "no answer in one click");

        let files: [(&str, &[u8]); 1] = [("Quyết định 12.pdf", b"%PDF-1.7 quyet dinh")];
        let fields = [("text", ANSWER), ("do", "preview")];
        let page = platform.send(upload((&lan, &path), &fields, &files)).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let (sender, public) = page.body.split_once("Khi công khai").unwrap();
        assert!(sender.contains(ANSWER) && sender.contains("Quyết định 12.pdf"), "{}", page.body);
        assert!(public.contains("[đã che: họ tên]"), "{}", page.body);
        let shown = public.split_once("<form").unwrap().0;
        assert!(!shown.contains(NAME), "{shown}");
        let follow = format!("/petitions/{code}");
        assert!(!platform.get(&follow).await.body.contains("mở thêm quầy"), "it is not sent");

        let page = platform.post_as(&lan, &path, &[("text", ANSWER), ("do", "edit")]).await;
        assert!(page.body.contains("<textarea") && page.body.contains(ANSWER));
        let page = platform.post_as(&lan, &path, &[("text", " "), ("do", "preview")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = platform.post_as(&lan, &path, &[("text", ANSWER), ("do", "send")]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        assert_eq!(page.header("location"), format!("/office/petitions/{code}"));
        let page = platform.get(&follow).await;
        assert!(page.body.contains(ANSWER) && page.body.contains("Các mốc xử lý"));
        let (_, rest) = page.body.split_once(&format!("href=\"{follow}/files/")).unwrap();
        let id = rest.split('"').next().unwrap();
        let file = platform.get(&format!("{follow}/files/{id}")).await;
        assert_eq!((file.status, &*file.body), (StatusCode::OK, "%PDF-1.7 quyet dinh"));
        assert!(file.header("content-disposition").contains("Quy%E1%BA%BFt"));
        let page = platform.post_as(&lan, &path, &[("text", "Khác"), ("do", "send")]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.body.contains("Khác"), "what was typed is there to be copied");
    })
    .await;
}

#[tokio::test]
async fn where_the_office_wants_it_a_second_person_sees_the_preview_and_decides() {
    on_both(async |database| {
        let platform = Platform::on(database).await.with_two_persons();
        let lan = platform.signed_in("lan", Role::Officer).await;
        let tam = platform.signed_in("tam", Role::Officer).await;
        let hoa = platform.signed_in("hoa", Role::Manager).await;
        let code = handled(&platform, &lan).await;
        let (one, follow) = (format!("/office/petitions/{code}"), format!("/petitions/{code}"));
        let (answer, approval) = (format!("{one}/answer"), format!("{one}/approval"));
        // The bare move proposes too.
        let text = [("text", ANSWER)];
        let page = moved(&platform, &lan, &code, ("handling", "handled"), &text).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        assert!(!platform.get(&follow).await.body.contains("mở thêm quầy"));
        let register = platform.get_as(&hoa, "/office/petitions").await;
        assert!(register.body.contains(&format!("href=\"{approval}\"")), "{}", register.body);
        let waits = "1 câu trả lời chờ phê duyệt";
        assert!(platform.get_as(&hoa, "/office").await.body.contains(waits));
        assert!(!platform.get_as(&lan, "/office").await.body.contains(waits), "not hers to do");

        let approve = [("text", ANSWER), ("do", "approve")];
        for cookie in [&lan, &tam] {
            let page = platform.post_as(cookie, &approval, &approve).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{}", page.body);
        }
        let page = platform.get_as(&hoa, &approval).await;
        for said in [ANSWER, "lan trình ngày", "[đã che: họ tên]", "Duyệt và gửi"] {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        let blank = [("do", "return"), ("reason", " ")];
        let page = platform.post_as(&hoa, &approval, &blank).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let why = [("do", "return"), ("reason", "Ghi rõ ngày mở quầy")];
        let page = platform.post_as(&hoa, &approval, &why).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        let page = platform.get_as(&lan, &answer).await;
        assert!(page.body.contains("Ghi rõ ngày mở quầy") && page.body.contains(ANSWER));

        let mended = "Đã mở thêm quầy\r\ntừ ngày 01/12.";
        let send = [("text", mended), ("do", "send")];
        let page = platform.post_as(&lan, &answer, &send).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let page = platform.post_as(&hoa, &approval, &approve).await;
        assert_eq!(page.status, StatusCode::CONFLICT, "another answer than was seen");
        // A browser sends the ends of lines its own way.
        let page = platform.post_as(&hoa, &approval, &[("text", mended), ("do", "approve")]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        assert!(platform.get(&follow).await.body.contains("từ ngày 01/12."));
        let history = platform.get_as(&lan, &one).await;
        for said in ["Trình câu trả lời", "Trả lại câu trả lời", "Duyệt câu trả lời"]
        {
            assert!(history.body.contains(said), "{said}: {}", history.body);
        }
    })
    .await;
}

#[tokio::test]
async fn refusing_stands_apart_with_reasons_and_shows_what_the_sender_will_read() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let lan = platform.signed_in("lan", Role::Officer).await;
        let code = sent(&platform).await;
        let (one, path) =
            (format!("/office/petitions/{code}"), format!("/office/petitions/{code}/refuse"));
        let page = platform.get_as(&lan, &one).await;
        let (accept, refuse) =
            (page.body.find("value=\"received\""), page.body.find(&format!("href=\"{path}\"")));
        assert!(accept.unwrap() < refuse.unwrap(), "accepting comes first");
        assert!(!page.body.contains("value=\"refused\""), "no form refuses beside it");
        let page = platform.get_as(&lan, &path).await;
        assert!(page.body.contains("khiếu nại hoặc tố cáo") && page.body.contains("Điều 7"));
        let nothing = [("reason", "other"), ("details", " "), ("do", "preview")];
        let page = platform.post_as(&lan, &path, &nothing).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let typed = [("reason", "1"), ("details", "Quầy 3, tầng 1.")];
        let page =
            platform.post_as(&lan, &path, &[&typed[..], &[("do", "preview")]].concat()).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("câu hỏi về thủ tục") && page.body.contains("Quầy 3, tầng 1."));
        assert!(platform.get(&format!("/petitions/{code}")).await.body.contains("Mới"));
        let page = platform.post_as(&lan, &path, &[&typed[..], &[("do", "send")]].concat()).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let page = platform.get(&format!("/petitions/{code}")).await;
        assert!(page.body.contains("Không tiếp nhận") && page.body.contains("câu hỏi về thủ tục"));
    })
    .await;
}

#[tokio::test]
async fn what_becomes_public_is_seen_first_and_can_be_taken_back_at_once() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let lan = platform.signed_in("lan", Role::Officer).await;
        let code = sent(&platform).await;
        answered(&platform, &lan, &code).await;
        let path = format!("/office/petitions/{code}/publish");
        let page = platform.get_as(&lan, &path).await;
        assert!(page.body.contains("[đã che: họ tên]") && !page.body.contains(NAME));
        let texts = [
            ("public_subject", "Chờ quá lâu"),
            ("public_body", "Tôi là TRẦN THỊ BƯỞI, chờ ba giờ."),
            ("public_answer", "Đã mở thêm quầy."),
        ];
        let page =
            platform.post_as(&lan, &path, &[&texts[..], &[("do", "preview")]].concat()).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("<article>") && !page.body.contains("TRẦN"), "{}", page.body);
        assert!(!platform.get("/petitions").await.body.contains("mở thêm quầy"));
        let page = platform.post_as(&lan, &path, &[&texts[..], &[("do", "send")]].concat()).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        assert!(platform.get("/petitions").await.body.contains("mở thêm quầy"));
        let back = [("text", "Rút ngay sau khi công khai.")];
        let page = moved(&platform, &lan, &code, ("published", "handled"), &back).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        assert!(!platform.get("/petitions").await.body.contains("mở thêm quầy"));
    })
    .await;
}

#[tokio::test]
async fn a_search_without_hits_says_that_names_are_sealed() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        sent(&platform).await;
        let lan = platform.signed_in("lan", Role::Officer).await;
        let page = platform.get_as(&lan, "/office/petitions?q=khong+co").await;
        assert!(page.body.contains("được niêm phong nên không tìm được"), "{}", page.body);
        assert!(page.body.contains("Không có phản ánh, kiến nghị nào khớp"));
        assert!(!page.body.contains("Chưa có phản ánh, kiến nghị nào."));
    })
    .await;
}
