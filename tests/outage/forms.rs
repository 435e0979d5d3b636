//! Every form of every page, filled in and sent while another process locks the database: what was typed comes back, and
//! nothing is acknowledged.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use hailong::web::paths::escaped;
use sqlx::{Connection, SqliteConnection};

use super::{Session, TYPED, each_of};
use crate::staff::matrix::ROUTES;
use crate::support::platform::PAIRS;
use crate::support::server::{Server, on_disk};
use crate::support::visitors::add_account;

/// A form as a page has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Form {
    action: String,
    has_files: bool,
    fields: Vec<(String, String)>,
    files: Vec<String>,
}

/// The value of an attribute of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, after) = tag.split_once(&format!(" {name}=\""))?;
    let value = after.split('"').next()?;
    let plain = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    Some(plain.iter().fold(value.to_owned(), |value, (from, to)| value.replace(from, to)))
}

/// The posted forms of a page, each with what its fields hold, and with something typed where they hold nothing.
fn forms(page: &str, path: &str) -> Vec<Form> {
    let mut found = Vec::new();
    for rest in page.split("<form").skip(1) {
        let (tag, rest) = rest.split_once('>').unwrap_or_default();
        if attribute(tag, "method").as_deref() != Some("post") {
            continue;
        }
        let inside = rest.split("</form>").next().unwrap_or_default();
        let action = attribute(tag, "action").unwrap_or_else(|| path.to_owned());
        let has_files = tag.contains("multipart/form-data");
        let mut form = Form { action, has_files, fields: Vec::new(), files: Vec::new() };
        let mut radios = BTreeSet::new();
        for element in inside.split('<').skip(1) {
            let tag = format!(" {}", element.split('>').next().unwrap_or_default());
            let text = element.split_once('>').map_or("", |(_, text)| text);
            let Some(name) = attribute(&tag, "name") else {
                continue;
            };
            let value = attribute(&tag, "value").unwrap_or_default();
            let kind = attribute(&tag, "type").unwrap_or_default();
            let typed = if tag.starts_with(" textarea") {
                if text.trim().is_empty() { TYPED.to_owned() } else { text.trim_start().to_owned() }
            } else if tag.starts_with(" select") {
                // The first option that has a value.
                let options = inside.split_once(&format!("name=\"{name}\"")).map_or("", |it| it.1);
                let options = options.split("</select>").next().unwrap_or_default();
                let values = options.split("<option").skip(1).filter_map(|option| {
                    attribute(&format!(" {}", option.split('>').next()?), "value")
                });
                values.filter(|value| !value.is_empty()).last().unwrap_or_default()
            } else if tag.starts_with(" button") {
                continue;
            } else {
                match kind.as_str() {
                    "file" => {
                        form.files.push(name);
                        continue;
                    }
                    "radio" if !radios.insert(name.clone()) => continue,
                    "checkbox" if value.is_empty() => "1".to_owned(),
                    _ if !value.is_empty() => value,
                    "date" => "2026-12-01".to_owned(),
                    "number" => "7".to_owned(),
                    "email" => "lan@example.vn".to_owned(),
                    "password" => "một mật khẩu đủ dài".to_owned(),
                    "hidden" => value,
                    _ => "Gọi số quá nhanh".to_owned(),
                }
            };
            form.fields.push((name, typed));
        }
        let button =
            inside.split("<button").nth(1).map(|it| it.split('>').next().unwrap_or_default());
        if let Some(name) = button.and_then(|button| attribute(button, "name")) {
            let value = button.and_then(|button| attribute(button, "value")).unwrap_or_default();
            form.fields.push((name, value));
        }
        found.push(form);
    }
    found
}

impl Form {
    /// Its content type and its body.
    fn sent(&self) -> (&'static str, String) {
        if !self.has_files {
            let pairs: Vec<String> = self
                .fields
                .iter()
                .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
                .collect();
            return (PAIRS, pairs.join("&"));
        }
        let texts = self.fields.iter().map(|(name, value)| {
            format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        });
        let files = self.files.iter().map(|name| {
            let head = format!("name=\"{name}\"; filename=\"a.csv\"");
            format!("--edge\r\nContent-Disposition: form-data; {head}\r\n\r\ncode,name\r\nA1,Quầy 1\r\n\r\n")
        });
        let body = texts.chain(files).collect::<String>() + "--edge--\r\n";
        ("multipart/form-data; boundary=edge", body)
    }

    /// What somebody wrote into it that a page has to give back.
    fn written(&self) -> Option<&str> {
        let mut texts = self.fields.iter().map(|(_, value)| value.as_str());
        texts.rfind(|value| *value == TYPED)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_form_of_every_page_comes_back_filled_in_while_the_database_is_locked() {
    let folder = on_disk();
    let server = Server::start(folder.path());
    add_account(("quan", "admin"), folder.path(), None);
    let session = Session::of(&server.address, "quan");
    let mut all = BTreeMap::new();
    for row in ROUTES.iter().filter(|row| row.0 == "GET" && row.1 != "/office/live") {
        let page = tokio::task::block_in_place(|| session.get(row.2));
        if page.status != 200 || !page.head.contains("content-type: text/html") {
            continue;
        }
        for form in forms(&page.body, row.2).into_iter().filter(|form| form.action != "/logout") {
            all.entry((form.action.clone(), form.fields.len())).or_insert(form);
        }
    }
    let all: Vec<Form> = all.into_values().collect();
    assert!(all.len() > 30, "{all:?}");
    let url = format!("sqlite:{}", folder.path().join("hailong.db").display());
    let mut other = SqliteConnection::connect(&url).await.unwrap();
    sqlx::raw_sql("begin immediate").execute(&mut other).await.unwrap();
    let told = Mutex::new(BTreeSet::new());
    tokio::task::block_in_place(|| {
        each_of(&all, |form| {
            let (kind, body) = form.sent();
            let reply = session.post(&form.action, kind, &body).expect("a reply");
            assert_ne!(reply.status, 500, "{form:?}: {}", reply.body);
            if reply.status == 503 {
                assert!(reply.head.contains("retry-after:"), "{form:?}: {}", reply.head);
                if let Some(written) = form.written() {
                    assert!(reply.body.contains(written), "{form:?}: {}", reply.body);
                }
                told.lock().unwrap().insert(form.action.clone());
            }
        });
    });
    let told = told.into_inner().unwrap();
    assert!(told.len() > 15, "few forms of {} reached the database: {told:?}", all.len());
    sqlx::raw_sql("rollback").execute(&mut other).await.unwrap();
    other.close().await.unwrap();
}
