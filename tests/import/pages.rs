//! Files sent in the browser: looked at first, kept after.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE};
use axum::http::{Request, StatusCode};
use hailong::domain::account::Role;
use hailong::domain::import::FileKind;
use hailong::domain::plan::{Assignee, Change};
use hailong::pages::shared::imports;
use hailong::store::By;

use crate::support::databases::on_both;
use crate::support::house::House;
use crate::support::platform::{Page, Platform, morning, session};
use crate::support::workbook::workbook;

const DOSSIERS: &str = "/office/import/dossiers";

/// A file of the one-stop system with two columns that no reader knows.
const OWN: &str = "số biên nhận;mã TTHC;quầy;ngày nhận;ngày hẹn;ngày trả;kết quả;ngày xin lỗi;ngày hẹn lại;người nhập\r\n\
    H25-1;3.000242;BT01;02/11/2026;10/11/2026;;;;;Lan\r\n\
    H25-2;MH-CNLS;CN01;02/11/2026;10/11/2026;09/11/2026;Đã giải quyết;;;Mai\r\n";

async fn sent(house: &House, path: &str, name: &str, content: &[u8]) -> Page {
    house.platform.upload_as(&house.officer, path, (&[], (name, content))).await
}

async fn go_on(house: &House, path: &str, fields: &[(&str, &str)]) -> Page {
    house.platform.upload_as(&house.officer, path, (fields, ("", b""))).await
}

#[tokio::test]
async fn columns_are_named_once_and_remembered_and_nothing_is_kept_before() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        let store = &database.store;
        let page = sent(&house, DOSSIERS, "một cửa.csv", OWN.as_bytes()).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        for said in ["“số biên nhận”", "“người nhập”", "Còn thiếu: Mã hồ sơ."]
        {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        let id = page.held().to_owned();
        let named = [
            ("held", &*id),
            ("name-0", "số biên nhận"),
            ("column-0", "dossier_code"),
            ("name-1", "người nhập"),
            ("column-1", ""),
        ];
        let page = go_on(&house, DOSSIERS, &named).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert!(page.body.contains("Thêm 2, sửa 0, giữ nguyên 0."), "{}", page.body);
        assert_eq!(database.texts("select code from dossier").await, [""; 0], "nothing before");
        let kept = go_on(&house, DOSSIERS, &[("held", &id), ("do", "keep")]).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        assert_eq!(database.texts("select code from dossier").await.len(), 2);
        assert_eq!(database.texts("select id from import_file").await, [""; 0]);

        // The same header again, as a workbook with its columns in another order.
        let again = OWN.replace("09/11/2026;Đã giải quyết", "10/11/2026;granted").replace(';', ",");
        let page = sent(&house, DOSSIERS, "tháng sau.xlsx", &workbook(&again)).await;
        assert!(page.body.contains("Không nhập được vì khác với dữ liệu đã chốt"), "{}", page.body);
        let same = sent(&house, DOSSIERS, "cũ.csv", OWN.as_bytes()).await;
        assert!(same.body.contains("Tệp không có gì mới."), "{}", same.body);
        assert_eq!(store.verify_audit().await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn columns_named_by_hand_outlive_a_fault_and_can_be_named_anew_or_forgotten() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        let bad = OWN.replace("10/11/2026;;", "32/11/2026;;");
        let page = sent(&house, DOSSIERS, "sai.csv", bad.as_bytes()).await;
        let id = page.held().to_owned();
        let named = [
            ("held", &*id),
            ("name-0", "số biên nhận"),
            ("column-0", "dossier_code"),
            ("name-1", "người nhập"),
            ("column-1", ""),
        ];
        let page = go_on(&house, DOSSIERS, &named).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
        for said in ["không phải ngày", "Cột đã chọn bằng tay (2)", "“số biên nhận”"]
        {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        assert!(page.body.contains(r#"<option value="dossier_code" selected>"#), "{}", page.body);

        // The corrected file needs no naming.
        let page = sent(&house, DOSSIERS, "đúng.csv", OWN.as_bytes()).await;
        assert!(page.body.contains("Thêm 2, sửa 0, giữ nguyên 0."), "{}", page.body);
        assert!(page.body.contains("Cột đã chọn bằng tay (2)"), "{}", page.body);
        let id = page.held().to_owned();
        let page = go_on(&house, DOSSIERS, &[("held", &id), ("do", "forget")]).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert!(page.body.contains("Tệp có cột chưa rõ"), "{}", page.body);
        assert_eq!(database.texts("select name from import_map").await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn faults_are_told_with_their_places_and_a_file_is_of_who_sent_it() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        let bad = OWN
            .replace("số biên nhận", "mã hồ sơ")
            .replace(";người nhập", "")
            .replace(";Lan", "")
            .replace(";Mai", "");
        let bad = bad.replace("10/11/2026;;", "32/11/2026;;");
        let page = sent(&house, DOSSIERS, "sai.csv", bad.as_bytes()).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("dòng 2"), "{}", page.body);
        let page = sent(&house, DOSSIERS, "a.xls", b"<html><table></table></html>").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);

        let page = sent(&house, DOSSIERS, "một cửa.csv", OWN.as_bytes()).await;
        let id = page.held().to_owned();
        let fields = [("held", &*id), ("do", "keep")];
        let other = house.platform.upload_as(&house.manager, DOSSIERS, (&fields, ("", b""))).await;
        assert_eq!(other.status, StatusCode::CONFLICT, "{}", other.body);
        let viewer = house.platform.get_as(&house.viewer, DOSSIERS).await;
        assert_eq!(viewer.status, StatusCode::FORBIDDEN);
        let plan = house.platform.get_as(&house.officer, "/office/import/plan").await;
        assert_eq!(plan.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test]
async fn every_kind_has_its_page_and_its_template() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        for kind in
            hailong::domain::import::FileKind::ALL.map(hailong::domain::import::FileKind::code)
        {
            let path = format!("/office/import/{kind}");
            let page = platform.get_as(&admin, &path).await;
            assert_eq!(page.status, StatusCode::OK, "{kind}");
            let file = platform.download_as(&admin, &format!("{path}/template.xlsx")).await;
            assert_eq!(&file[..2], b"PK", "{kind}");
            let empty = platform.upload_as(&admin, &path, (&[], ("mẫu.xlsx", &file))).await;
            let is_refused = empty.status == StatusCode::UNPROCESSABLE_ENTITY;
            assert!(
                is_refused || empty.body.contains("Tệp không có gì mới."),
                "{kind}: {}",
                empty.body
            );
        }
        let none = platform.get_as(&admin, "/office/import/nothing").await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn procedures_are_added_and_renamed_from_a_file_after_a_look() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let manager = platform.signed_in("hoa", Role::Manager).await;
        let path = "/office/import/procedures";
        let file =
            "Tên TTHC;Mã TTHC\r\nCấp thẻ ABTC mới;3.000242\r\nĐăng ký khai sinh;1.001193\r\n";
        let page = platform.upload_as(&manager, path, (&[], ("tthc.csv", file.as_bytes()))).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert!(page.body.contains("Thêm 1, sửa 1, giữ nguyên 0."), "{}", page.body);
        let id = page.held().to_owned();
        let keep = [("held", &*id), ("do", "keep")];
        let kept = platform.upload_as(&manager, path, (&keep, ("", b""))).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        let procedures = database.store.procedures().await.unwrap();
        let name =
            |code: &str| procedures.iter().find(|it| it.code == code).unwrap().name.vi.clone();
        assert_eq!(
            (&*name("3.000242"), &*name("1.001193")),
            ("Cấp thẻ ABTC mới", "Đăng ký khai sinh")
        );
    })
    .await;
}

/// Each kind whose store method is its own, twice at the same moment.
#[tokio::test]
async fn a_file_that_two_people_keep_at_once_is_kept_once() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let people = [
            platform.signed_in("an", Role::Admin).await,
            platform.signed_in("bình", Role::Admin).await,
        ];
        for (kind, file, query) in [
            ("units", "Mã;Tên\nPTN;Phòng Tiếp nhận\n", "select code from unit where code = 'PTN'"),
            (
                "touchpoints",
                "Mã;Tên;Đơn vị;Thủ tục;Phiếu;Kênh\nBT77;Quầy 77;PLS;;quick;open\n",
                "select code from touchpoint where code = 'BT77'",
            ),
            (
                "procedures",
                "Mã;Tên\n1.001193;Đăng ký khai sinh\n",
                "select code from procedure where code = '1.001193'",
            ),
            (
                "dossiers",
                OWN.replace("số biên nhận", "mã hồ sơ").replace("người nhập", "stt").as_str(),
                "select code from dossier where code = 'H25-1'",
            ),
            (
                "official",
                "Chỉ số;Năm;Cấp;Đối tượng;Giá trị;Nguồn\nSIPAS;2025;Tỉnh, thành phố;Hải Phòng;84,5;Bộ Nội vụ\n",
                "select subject from official_figure",
            ),
            (
                "board",
                "Cơ quan;Mã;Kỳ;Tử số;Mẫu số\nSở Ngoại vụ;2.1;2026-10;9;10\n",
                "select agency from portal_figure",
            ),
        ] {
            let path = format!("/office/import/{kind}");
            let keep = async |who: &str| {
                let sent = (&[][..], ("tệp.csv", file.as_bytes()));
                let page = platform.upload_as(who, &path, sent).await;
                assert_eq!(page.status, StatusCode::OK, "{kind}: {}", page.body);
                page.held().to_owned()
            };
            let ids = [keep(&people[0]).await, keep(&people[1]).await];
            let post = async |at: usize| {
                let fields = [("held", &*ids[at]), ("do", "keep")];
                platform.upload_as(&people[at], &path, (&fields, ("", b""))).await.status
            };
            let (one, other) = tokio::join!(post(0), post(1));
            for status in [one, other] {
                assert!(
                    [StatusCode::SEE_OTHER, StatusCode::CONFLICT].contains(&status),
                    "{kind}: {status}"
                );
            }
            assert_eq!(database.texts(query).await.len(), 1, "{kind}");
        }
        assert_eq!(database.store.verify_audit().await.unwrap(), None);
    })
    .await;
}

/// The connection breaks in the middle of the file.
#[tokio::test]
async fn a_file_that_arrives_half_is_not_held_and_nothing_of_it_is_kept() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        let begin = "--edge\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\nkeep\r\n--edge\r\n\
            Content-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
        let half = format!("{begin}{}", OWN.chars().take(120).collect::<String>());
        let request = Request::post(DOSSIERS)
            .header(COOKIE, &house.officer)
            .header(CONTENT_TYPE, "multipart/form-data; boundary=edge");
        let page = house.platform.send(request.body(Body::from(half)).unwrap()).await;
        assert!(page.status.is_client_error(), "{}: {}", page.status, page.body);
        assert_eq!(database.texts("select id from import_file").await, [""; 0]);
        assert_eq!(database.texts("select code from dossier").await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_changed_plan_is_taken_in_place_of_the_one_that_is_there() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let manager = platform.signed_in("hoa", Role::Manager).await;
        let path = "/office/import/plan";
        let row = |number: &str, [title, task, requirement, lead]: [&str; 4]| {
            format!("2026,{number},{title},,{task},,{requirement},,,,,,,{lead},,,\r\n")
        };
        let report =
            |requirement| row("1.2", ["Báo cáo", "Gửi báo cáo", requirement, "BPMC"]);
        let own = |requirement| row("1.1", ["Kế hoạch", "Ban hành", requirement, "BPMC"]);
        let file = |rows: &str| {
            let head = "year,number,title_vi,title_en,task_vi,task_en,requirement_vi,requirement_en,output_vi,\
                output_en,due,due_vi,due_en,lead,coordinating,legal,measure";
            format!("{head}\r\n{}{rows}", row("1", ["Điều hành", "", "", ""]))
        };
        let send = async |text: String| {
            platform.upload_as(&manager, path, (&[], ("kế hoạch.csv", text.as_bytes()))).await
        };
        let keep = async |page: &Page| {
            let fields = [("held", page.held()), ("do", "keep")];
            platform.upload_as(&manager, path, (&fields, ("", b""))).await.status
        };
        let page = send(file(&(own("Đủ") + &report("Đúng hạn")))).await;
        assert_eq!(keep(&page).await, StatusCode::SEE_OTHER, "{}", page.body);
        let by = By::command_line(morning());
        let assigned = Change::Assign(Assignee::Unit("BPMC".to_owned()));
        database.store.change_task(2026, "1.1", &assigned, &by).await.unwrap();

        let page = send(file(&report("Trước hạn"))).await;
        assert!(page.body.contains("1.1: đã có tiến độ"), "{}", page.body);
        assert!(!page.body.contains("value=\"keep\""), "{}", page.body);
        let page = send(file(&own("Đủ và đúng"))).await;
        for part in ["Thêm 0, sửa 2, giữ nguyên 1.", "Đủ và đúng", "bỏ khỏi kế hoạch"] {
            assert!(page.body.contains(part), "{part}: {}", page.body);
        }
        assert_eq!(keep(&page).await, StatusCode::SEE_OTHER);
        let plan = database.store.plan(2026).await.unwrap();
        let kept: Vec<_> = plan.iter().map(|task| task.row.number.as_str()).collect();
        assert_eq!(kept, ["1", "1.1"]);
        assert_eq!(plan[1].row.requirement.vi, "Đủ và đúng");
        assert_eq!(plan[1].assigned, [Assignee::Unit("BPMC".to_owned())]);
    })
    .await;
}

/// The page on which the rows of a kind of file stand.
fn register(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Units => "/office/units",
        FileKind::Touchpoints => "/office/touchpoints",
        FileKind::Procedures => "/office/procedures",
        FileKind::Dossiers => "/office/dossiers",
        FileKind::Plan => "/office/plan",
        FileKind::Criteria => "/office/assessment",
        FileKind::Official | FileKind::Papi => "/office/official",
        FileKind::Board => "/office/dossiers/portal",
    }
}

#[tokio::test]
async fn each_register_leads_those_who_may_to_the_import_of_its_rows_and_nobody_else() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let store = &database.store;
        let empty = platform.signed_in("an", Role::Admin).await;
        let linked = async |cookie: &str, kind: FileKind| {
            let page = platform.get_as(cookie, register(kind)).await;
            let link = format!("href=\"/office/import/{}\"", kind.code());
            page.status == StatusCode::OK && page.body.contains(&link)
        };
        for kind in FileKind::ALL {
            assert!(linked(&empty, kind).await, "{kind:?} before there are rows");
        }
        crate::plan::import(store).await;
        crate::assessment::import(store).await;
        for (name, role) in [("xem", Role::Viewer), ("lan", Role::Officer), ("mai", Role::Manager)]
        {
            let cookie = platform.signed_in(name, role).await;
            for kind in FileKind::ALL {
                let may = imports::is_given_to(kind, role);
                assert_eq!(linked(&cookie, kind).await, may, "{role:?} {kind:?}");
            }
        }
        // Files are of the whole office.
        let one = session(&platform.app, "chi", Role::Manager, &["PLS"]).await;
        for kind in FileKind::ALL {
            assert!(!linked(&one, kind).await, "{kind:?} of one unit");
        }
    })
    .await;
}
