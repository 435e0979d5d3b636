//! Petitions over the limit: kept whole, without a number until somebody has looked.

use hailong::domain::account::Role;
use hailong::store::PetitionFilter;

use crate::support::databases::on_both;
use crate::support::platform::Platform;

async fn sent(platform: &Platform, subject: &str) -> String {
    let key = platform.app.random.uuid();
    let fields = [
        ("key", key.as_str()),
        ("kind", "report"),
        ("subject", subject),
        ("body", "Tôi chờ ba giờ ở quầy số 1."),
        ("name", "Trần Thị Bưởi"),
        ("address", "Số 1 phố Thử"),
    ];
    let page = platform.post("/petitions/new", &fields).await;
    assert_eq!(page.status, 303, "{}", page.body);
    // The same form once more is the same petition, wherever it waits.
    let again = platform.post("/petitions/new", &fields).await;
    assert_eq!(again.header("location"), page.header("location"));
    page.header("location").strip_prefix("/petitions/").unwrap().to_owned()
}

#[tokio::test]
async fn no_petition_is_lost_and_no_number_is_wasted() {
    on_both(async |database| {
        let platform = Platform::on(database).await.with_flood();
        let mut codes = Vec::new();
        for number in 0..24 {
            codes.push(sent(&platform, &format!("Đơn {number}")).await);
        }
        let store = &platform.app.store;
        let numbered = store.petition_count(&PetitionFilter::default()).await.unwrap();
        let waiting = store.petitions_apart_count().await.unwrap();
        assert_eq!(numbered + waiting, 24);
        assert!(waiting >= 4, "{waiting}");
        let last = codes.last().unwrap();
        let followed = platform.get(&format!("/petitions/{last}")).await;
        assert_eq!(followed.status, 200);
        assert!(followed.body.contains("Đã nhận, chờ vào sổ"), "{}", followed.body);
        let officer = platform.signed_in("lan", Role::Officer).await;
        assert!(
            platform.get_as(&officer, "/office/petitions").await.body.contains("đơn chờ vào sổ")
        );
        let page = platform.get_as(&officer, "/office/petitions/apart").await.body;
        assert!(page.contains("Đơn 23") && !page.contains("Bưởi"), "{page}");
        let apart = "/office/petitions/apart";
        let (mut behind, mut read) = (None, Vec::new());
        loop {
            let part = store.petitions_apart(behind.as_ref(), 3).await.unwrap();
            read.extend(part.rows.into_iter().map(|each| each.subject));
            behind = part.next;
            if behind.is_none() {
                break;
            }
        }
        read.sort();
        let expected: Vec<String> = (numbered..24).map(|number| format!("Đơn {number}")).collect();
        assert_eq!(read, expected, "each once, three at a time");
        let silent = [("code", last.as_str()), ("verdict", "leave-out")];
        assert_eq!(platform.post_as(&officer, apart, &silent).await.status, 422);
        let out = [("code", last.as_str()), ("verdict", "leave-out"), ("reason", "trùng nội dung")];
        assert_eq!(platform.post_as(&officer, apart, &out).await.status, 303);
        let followed = platform.get(&format!("/petitions/{last}")).await.body;
        assert!(followed.contains("Không đưa vào sổ") && followed.contains("trùng nội dung"));
        let taken = &codes[22];
        let fields = [("code", taken.as_str()), ("verdict", "take-in")];
        assert_eq!(platform.post_as(&officer, apart, &fields).await.status, 303);
        let petition = store.petition(taken).await.unwrap().unwrap();
        assert_eq!((petition.number, petition.subject.as_str()), (numbered + 1, "Đơn 22"));
        assert_eq!(petition.entered_by, None);
        assert!(store.verify_audit().await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn several_are_decided_at_once_and_a_refusal_keeps_what_was_ticked() {
    on_both(async |database| {
        let platform = Platform::on(database).await.with_flood();
        for number in 0..24 {
            sent(&platform, &format!("Đơn {number}")).await;
        }
        let store = &platform.app.store;
        let waiting = store.petitions_apart(None, 50).await.unwrap().rows;
        let numbered = store.petition_count(&PetitionFilter::default()).await.unwrap();
        let waiting: Vec<&str> = waiting.iter().map(|each| &*each.code).collect();
        let officer = platform.signed_in("lan", Role::Officer).await;
        let apart = "/office/petitions/apart";
        let none = platform.post_as(&officer, apart, &[("verdict", "take-in")]).await;
        assert_eq!(none.status, 422);
        assert!(none.body.contains("Xin chọn ít nhất một đơn."), "{}", none.body);
        let two = [("code", waiting[0]), ("code", waiting[2])];
        let silent = [&two[..], &[("verdict", "leave-out")]].concat();
        let refused = platform.post_as(&officer, apart, &silent).await;
        assert_eq!(refused.status, 422);
        for (code, is_ticked) in [(waiting[0], true), (waiting[1], false), (waiting[2], true)] {
            let ticked = format!("value=\"{code}\" checked");
            assert_eq!(refused.body.contains(&ticked), is_ticked, "{}", refused.body);
        }
        let taken = [&two[..], &[("verdict", "take-in")]].concat();
        assert_eq!(platform.post_as(&officer, apart, &taken).await.status, 303);
        let left = store.petitions_apart_count().await.unwrap();
        assert_eq!(left, waiting.len() as u64 - 2);
        let entered = store.petition_count(&PetitionFilter::default()).await.unwrap();
        assert_eq!(entered, numbered + 2);
    })
    .await;
}
