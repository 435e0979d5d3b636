//! What works after a restore, on both databases, through the real program.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;

use hailong::store::backup::{Manifest, PetitionKey};

use super::http::{get, post, sign_in, token};
use super::program::{Place, arg, manifest, recipient};
use crate::support::databases::empty_postgres;
use crate::support::server::{Server, on_disk, post_json};

/// Tables that a restore writes into: the entry that it happened, and when the last backup was.
const WRITTEN: [&str; 3] = ["audit", "audit_head", "fact"];

/// The digest of each table's rows.
fn digests(manifest: &Manifest) -> BTreeMap<&str, &str> {
    let tables = manifest.entries.iter().filter_map(|each| {
        let table = each.name.strip_prefix("tables/")?.strip_suffix(".jsonl")?;
        (!WRITTEN.contains(&table)).then_some((table, each.sha256.as_str()))
    });
    tables.collect()
}

/// The unspent codes of a file of slips.
fn codes(file: &std::path::Path) -> Vec<String> {
    let mut rows = csv::Reader::from_path(file).unwrap();
    rows.records().map(|row| row.unwrap()[0].to_owned()).collect()
}

#[tokio::test]
async fn a_backup_goes_from_sqlite_to_postgres_and_back_without_a_change() {
    let folder = on_disk();
    let (first, second, third) =
        (folder.path().join("first"), folder.path().join("second"), folder.path().join("third"));
    let url = empty_postgres().await;
    let sqlite = Place::at(&first);
    let postgres = Place { data: &second, postgres: Some(&url) };
    let again = Place::at(&third);
    sqlite.demo("300");
    let (recipient, identity) = recipient(folder.path());
    let [one, two, three] = ["1", "2", "3"].map(|name| folder.path().join(name));

    let said = sqlite.does(&["backup", arg(&one), "--recipient", &recipient]);
    assert!(said.contains("encrypted; read again and found whole"), "{said}");
    assert!(said.contains("The petition key is in it."), "{said}");
    assert_eq!(fs::metadata(&one).unwrap().permissions().mode() & 0o777, 0o600);
    let said = postgres.does(&["restore", arg(&one), "--identity", &identity]);
    assert!(said.contains("ok       batches"), "{said}");

    postgres.does(&["backup", arg(&two), "--with-key"]);
    again.does(&["restore", arg(&two)]);
    again.does(&["backup", arg(&three), "--with-key"]);

    let [one, two, three] =
        [manifest(&one, Some(&identity)), manifest(&two, None), manifest(&three, None)];
    assert!(one.rows() > 1_000, "{}", one.rows());
    assert_eq!(digests(&one), digests(&two));
    assert_eq!(digests(&two), digests(&three));
    assert_eq!(one.petition_key, PetitionKey::Included);
    let mode = |path: &str| fs::metadata(third.join(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("hailong.db"), mode("petition.key")), (0o600, 0o600));

    for what in [&["responses"][..], &["scorecard"]] {
        let export = [&["export"], what, &["--survey", "sipas-counter", "--out", "-"]].concat();
        let before = sqlite.does(&export);
        assert_eq!(before, postgres.does(&export));
        assert_eq!(before, again.does(&export));
    }
}

#[tokio::test]
async fn accounts_codes_slips_tokens_and_names_work_after_a_restore_on_both_databases() {
    let folder = on_disk();
    let (first, slips) = (folder.path().join("first"), folder.path().join("slips.csv"));
    let office = Place::at(&first);
    office.demo("50");
    let demo = office.does(&["demo", "--no-serve"]);
    let password = demo.split("demo, password ").nth(1).unwrap().lines().next().unwrap();
    let issue = ["slip", "issue", "--touchpoint", "BT01", "--count", "2", "--out", arg(&slips)];
    office.does(&issue);
    let token = office.does(&["token", "add", "kho", "--role", "officer"]);
    let token = token.split_whitespace().last().unwrap();
    let codes = codes(&slips);
    let server = Server::start(&first);
    assert_eq!(with_slip(&server, &codes[0], KEYS[0]), 201);
    assert!(server.stop().success());
    let backup = folder.path().join("b");
    office.does(&["backup", arg(&backup), "--with-key"]);

    let url = empty_postgres().await;
    for postgres in [None, Some(url.as_str())] {
        let data = folder.path().join(if postgres.is_some() { "postgres" } else { "sqlite" });
        let place = Place { data: &data, postgres };
        place.does(&["restore", arg(&backup)]);
        let server = Server::start_by(place.command(), &data);
        let address = &server.address;

        assert_eq!(get(address, "/S/BT01", "").status, 200, "the QR code's address");
        assert_eq!(with_slip(&server, &codes[0], KEYS[0]), 200, "the same answer once more");
        assert_eq!(with_slip(&server, &codes[0], KEYS[1]), 422, "a spent slip");
        assert_eq!(with_slip(&server, &codes[1], KEYS[2]), 201, "one that was not used");
        read_a_name(address, &sign_in(address, "demo", password), token);
        assert!(server.stop().success());
        place.does(&["verify"]);
    }
}

const KEYS: [&str; 3] = [
    "018f0000-0000-7000-8000-000000000001",
    "018f0000-0000-7000-8000-000000000002",
    "018f0000-0000-7000-8000-000000000003",
];

/// The status of an answer with a slip.
fn with_slip(server: &Server, slip: &str, key: &str) -> u16 {
    let body = serde_json::json!({"key": key, "answers": {"overall": 4}, "slip": slip});
    let path = "/api/v1/touchpoints/BT01/responses";
    post_json(&server.address, path, &body.to_string()).unwrap().status
}

/// Opens the seal of the first petition of the register that has one, which a program's token lists.
fn read_a_name(address: &str, cookie: &str, bearer: &str) {
    let bearer = format!("authorization: Bearer {bearer}");
    let listed = super::http::request(address, "GET /api/v1/petitions", &[&bearer], "");
    assert_eq!(listed.status, 200, "{}", listed.body);
    let page = get(address, "/office/petitions", cookie);
    let codes = page.body.split("href=\"/office/petitions/").skip(1);
    let mut codes = codes.filter_map(|rest| rest.split(['"', '?']).next());
    let code = codes.find(|code| code.len() > 8).expect("a petition in the register");
    let path = format!("/office/petitions/{code}");
    let page = get(address, &path, cookie);
    let field = ("formtoken", token(&page.body).to_owned());
    let opened =
        post(address, &format!("{path}/name"), cookie, &[(field.0, &field.1), ("lang", "vi")]);
    assert_eq!(opened.status, 200, "{}", opened.body);
    assert!(opened.body.contains("<dl class=\"facts\">"), "{}", opened.body);
}
