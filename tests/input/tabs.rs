//! Two tabs that change the same thing: the later save does not undo the earlier one unasked.

use axum::http::StatusCode;
use hailong::domain::account::Role;

use crate::support::databases::on_both;
use crate::support::platform::{Page, Platform};

/// What each form that changes it carries, by a field that is in no other form of the page.
fn seen(page: &Page, field: &str) -> String {
    let forms = page.body.split("<form").filter(|form| form.contains(field));
    let mut seen =
        forms.filter_map(|form| form.split_once("name=\"seen\" value=\"")?.1.split('"').next());
    seen.next().unwrap_or_else(|| panic!("no {field} in {}", page.body)).to_owned()
}

type Fields<'a> = Vec<(&'a str, &'a str)>;

/// A page, a field of its form, and what one and the other tab send.
fn forms() -> Vec<(&'static str, &'static str, Fields<'static>, Fields<'static>)> {
    let touchpoint = |unit, en| {
        vec![
            ("do", "save"),
            ("name_vi", "Quầy 1"),
            ("name_en", en),
            ("unit", unit),
            ("instrument", "sipas-counter"),
        ]
    };
    vec![
        (
            "/office/touchpoints/BT01",
            "name=\"name_vi\"",
            touchpoint("VPS", "Desk 1"),
            touchpoint("PLS", "Counter one"),
        ),
        (
            "/office/settings",
            "value=\"contact\"",
            vec![("do", "contact"), ("address", "1 Lê Lợi")],
            vec![("do", "contact"), ("phone", "0225 3842 000")],
        ),
        (
            "/office/staff",
            "value=\"change\"",
            vec![("do", "change"), ("name", "an"), ("role", "viewer")],
            vec![("do", "change"), ("name", "an"), ("role", "manager"), ("unit", "PLS")],
        ),
        (
            "/office/staff",
            "value=\"person\"",
            vec![("do", "person"), ("name", "an"), ("full_name", "Trần An")],
            vec![("do", "person"), ("name", "an"), ("title", "Chuyên viên")],
        ),
    ]
}

#[tokio::test]
async fn the_later_of_two_saves_is_asked_before_it_undoes_the_earlier() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        platform.signed_in("an", Role::Manager).await;
        let cookie = platform.signed_in("lan", Role::Admin).await;
        for (path, field, one, other) in forms() {
            let seen = seen(&platform.get_as(&cookie, path).await, field);
            let with = |fields: &Fields<'static>| {
                let mut fields = fields.clone();
                fields.push(("lang", "en"));
                fields
            };
            let mut first = with(&one);
            first.push(("seen", &seen));
            let page = platform.post_as(&cookie, path, &first).await;
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{path} {field}: {}", page.body);
            let mut second = with(&other);
            second.push(("seen", &seen));
            let page = platform.post_as(&cookie, path, &second).await;
            assert_eq!(page.status, StatusCode::CONFLICT, "{path} {field}: {}", page.body);
            for (name, value) in &other {
                let kept = format!("name=\"{name}\" value=\"{value}\"");
                assert!(page.body.contains(&kept), "{kept}: {}", page.body);
            }
            assert!(!page.body.contains("name=\"seen\""));
            let page = platform.post_as(&cookie, path, &with(&other)).await;
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{path} {field}: {}", page.body);
        }
    })
    .await;
}
