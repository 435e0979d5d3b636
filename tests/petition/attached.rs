//! Files of senders: taken with the form, cleaned, sealed, opened on record.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE};
use axum::http::{Request, StatusCode};
use hailong::domain::account::Role;
use hailong::domain::petition::FileKind;
use hailong::store::AuditFilter;

use super::{NAME, fields};
use crate::support::databases::on_both;
use crate::support::platform::{Page, Platform};

/// A form with files, each by name and bytes; `cookie` is empty for a citizen.
pub(super) fn upload(
    (cookie, path): (&str, &str),
    fields: &[(&str, &str)],
    files: &[(&str, &[u8])],
) -> Request<Body> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        body.extend([head.as_bytes(), value.as_bytes(), b"\r\n"].concat());
    }
    for (name, content) in files {
        let head = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
        );
        body.extend([head.as_bytes(), content, b"\r\n"].concat());
    }
    body.extend(b"--edge--\r\n");
    let mut request =
        Request::post(path).header(CONTENT_TYPE, "multipart/form-data; boundary=edge");
    if !cookie.is_empty() {
        request = request.header(COOKIE, cookie);
    }
    request.body(Body::from(body)).unwrap()
}

/// A photo with the place it was taken at in its EXIF (ITU T.81, Annex B).
pub(super) fn photo() -> Vec<u8> {
    let segment = |code: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, code][..], &length, content].concat()
    };
    [
        &[0xFF, 0xD8][..],
        &segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08 GPS 16.06 108.22"),
        &segment(0xDA, &[1]),
        &[0x12, 0x34, 0xFF, 0xD9],
    ]
    .concat()
}

async fn filed(platform: &Platform, files: &[(&str, &[u8])]) -> Page {
    let key = platform.app.random.uuid();
    platform.send(upload(("", "/petitions/new"), &fields(&key), files)).await
}

#[tokio::test]
async fn files_come_with_the_form_lose_their_place_and_are_opened_on_record_by_handlers_alone() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let form = platform.get("/petitions/new").await;
        assert_eq!(form.body.matches("type=\"file\"").count(), 3, "{}", form.body);
        let files: [(&str, &[u8]); 3] =
            [("Nguyen Van A.jpg", &photo()), ("", b""), ("giay-hen.pdf", b"%PDF-1.7 giay hen")];
        let page = filed(&platform, &files).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let code = page.header("location").replace("/petitions/", "");
        let page = platform.get(&format!("/petitions/{code}")).await;
        assert!(page.body.contains("ảnh JPEG, 0,1 MB") && page.body.contains("PDF, 0,1 MB"));
        assert!(!page.body.contains("/files/"), "others may have the code: {}", page.body);

        let lan = platform.signed_in("lan", Role::Officer).await;
        let mai = platform.signed_in("mai", Role::Viewer).await;
        let one = format!("/office/petitions/{code}");
        let page = platform.get_as(&lan, &one).await;
        assert!(!page.body.contains("Nguyen Van A"), "a name may tell who sent it");
        let all = platform.app.store.petition_files(&code).await.unwrap();
        assert_eq!(all.len(), 2);
        for file in &all {
            let path = format!("{one}/files/{}", file.id);
            assert!(page.body.contains(&format!("action=\"{path}\"")), "{}", page.body);
            let refused = platform.post_as(&mai, &path, &[]).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN);
            let public = platform.get(&format!("/petitions/{code}/files/{}", file.id)).await;
            assert_eq!(public.status, StatusCode::NOT_FOUND);
            let opened = platform.post_as(&lan, &path, &[]).await;
            assert_eq!(opened.status, StatusCode::OK);
            assert!(opened.header("content-disposition").starts_with("attachment"));
            assert_eq!(opened.header("x-content-type-options"), "nosniff");
            assert!(!opened.body.contains("GPS"), "{}", opened.body);
        }
        let page = platform.get_as(&mai, &one).await;
        assert!(page.body.contains("ảnh JPEG") && !page.body.contains("/files/"));
        let read =
            AuditFilter { action: Some("petition.file_read".to_owned()), ..AuditFilter::default() };
        assert_eq!(platform.app.store.audit_page(&read, None, 9).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_fault_keeps_everything_typed_and_names_the_files_to_be_chosen_again() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let key = platform.app.random.uuid();
        let mut typed = fields(&key);
        typed[4] = ("name", "");
        let files: [(&str, &[u8]); 2] = [("quay.jpg", &photo()), ("giay.pdf", b"%PDF-1.7")];
        let page = platform.send(upload(("", "/petitions/new"), &typed, &files)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for said in ["Xin ghi họ tên", "Xin chọn lại: quay.jpg, giay.pdf", "chờ ba giờ", &key]
        {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        // The switch of language keeps what was typed, and says so of the files too.
        typed.push(("switch-lang", "en"));
        let page = platform.send(upload(("", "/petitions/new"), &typed, &files)).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("choose them again: quay.jpg, giay.pdf"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn each_fault_of_a_file_is_told_by_its_name() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let mut large = b"%PDF-".to_vec();
        large.resize(5 * 1024 * 1024 + 1, b' ');
        let page = filed(&platform, &[("to.pdf", &large), ("nho.pdf", b"%PDF-1")]).await;
        assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(page.body.contains("Tệp “to.pdf” lớn hơn 5 MB"), "{}", page.body);
        assert!(page.body.contains(NAME) && page.body.contains("chờ ba giờ"));
        for (content, said) in [
            (&b"<svg onload=alert(1)>"[..], "không phải ảnh JPEG, PNG hay PDF"),
            (b"\xff\xd8\xff\xe1 broken", "không phải ảnh JPEG, PNG hay PDF"),
            (b"", "không có nội dung"),
        ] {
            let page = filed(&platform, &[("x.jpg", content)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        let four: [(&str, &[u8]); 4] =
            ["1.pdf", "2.pdf", "3.pdf", "4.pdf"].map(|name| (name, &b"%PDF-1"[..]));
        let page = filed(&platform, &four).await;
        assert!(page.body.contains("xin bỏ tệp “4.pdf”"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn in_a_flood_files_are_held_with_their_petition_and_go_where_it_goes() {
    on_both(async |database| {
        let platform = Platform::on(database).await.with_flood();
        for _ in 0..20 {
            assert_eq!(filed(&platform, &[]).await.status, StatusCode::SEE_OTHER);
        }
        let mut held = Vec::new();
        for number in 0..2 {
            let content = format!("%PDF-1.7 giay hen {number}");
            let files: [(&str, &[u8]); 2] = [("giay.pdf", content.as_bytes()), ("b.jpg", &photo())];
            let page = filed(&platform, &files).await;
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
            held.push(page.header("location").replace("/petitions/", ""));
        }
        let store = &platform.app.store;
        let lan = platform.signed_in("lan", Role::Officer).await;
        let apart = "/office/petitions/apart";
        let page = platform.get_as(&lan, apart).await.body;
        for code in &held {
            let followed = platform.get(&format!("/petitions/{code}")).await.body;
            assert!(followed.contains("Đã nhận, chờ vào sổ") && followed.contains("PDF, 0,1 MB"));
            for file in store.petition_files(code).await.unwrap() {
                let path = format!("/office/petitions/{code}/files/{}", file.id);
                assert!(page.contains(&format!("formaction=\"{path}\"")), "{page}");
                // The button sends the form around it, with what is ticked there.
                let ticked = [("code", &*held[0]), ("code", &*held[1]), ("reason", "")];
                let opened = platform.post_as(&lan, &path, &ticked).await;
                assert_eq!(opened.status, StatusCode::OK);
                let public = platform.get(&format!("/petitions/{code}/files/{}", file.id)).await;
                assert_eq!(public.status, StatusCode::NOT_FOUND);
            }
        }
        let take_in = [("code", &*held[0]), ("verdict", "take-in")];
        assert_eq!(platform.post_as(&lan, apart, &take_in).await.status, StatusCode::SEE_OTHER);
        let out = [("code", &*held[1]), ("verdict", "leave-out"), ("reason", "trùng nội dung")];
        assert_eq!(platform.post_as(&lan, apart, &out).await.status, StatusCode::SEE_OTHER);
        assert_eq!(store.petition_files(&held[1]).await.unwrap(), []);
        let files = store.petition_files(&held[0]).await.unwrap();
        assert_eq!(files.len(), 2);
        let pdf = files.iter().find(|file| file.kind == FileKind::Pdf).unwrap();
        let path = format!("/office/petitions/{}/files/{}", held[0], pdf.id);
        assert!(
            platform
                .get_as(&lan, &format!("/office/petitions/{}", held[0]))
                .await
                .body
                .contains(&path)
        );
        assert_eq!(platform.post_as(&lan, &path, &[]).await.body, "%PDF-1.7 giay hen 0");
    })
    .await;
}

#[tokio::test]
async fn held_files_have_a_limit_beyond_which_the_text_alone_is_taken() {
    on_both(async |database| {
        let platform = Platform::on(database).await.with_flood();
        for _ in 0..20 {
            assert_eq!(filed(&platform, &[]).await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(
            filed(&platform, &[("giay.pdf", b"%PDF-1")]).await.status,
            StatusCode::SEE_OTHER
        );
        database.run("update petition_apart_file set size = 268435450").await;
        let page = filed(&platform, &[("giay.pdf", b"%PDF-1.7")]).await;
        assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(page.body.contains("Xin gửi không kèm tệp") && page.body.contains(NAME));
        assert_eq!(filed(&platform, &[]).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}
