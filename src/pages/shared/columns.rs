//! The form that says what unknown columns of a file are, and what it sends.

use maud::{Markup, html};

use crate::app::App;
use crate::base::table::{ColumnMap, Header};
use crate::base::text::one_line;
use crate::base::{Lang, words};
use crate::store::{self, By, HeldFile};
use crate::web::csrf::csrf_field;
use crate::web::fields::{Fields, first};

words! {
    struct Words {
        title: "Tệp có cột chưa rõ" / "The file has columns that are not known",
        lead: "Chọn mỗi cột dưới đây là gì. Lần sau gặp tệp có cùng các tiêu đề này thì không phải chọn lại."
            / "Say what each column is. A file with the same headers is then known the next time.",
        missing(columns: &str): "Còn thiếu: {columns}." / "Not found yet: {columns}.",
        pass_over: "Bỏ qua cột này" / "Pass the column over",
        send: "Xem trước" / "Look first",
    }
}

/// A file whose columns are to be named.
#[derive(Clone, Copy, Debug)]
pub struct Naming<'a> {
    /// Where the form is sent.
    pub action: &'a str,
    /// The file that is held.
    pub held: &'a str,
    /// Its header.
    pub header: &'a Header,
    /// All columns that there can be, each with its code and its name.
    pub columns: &'a [(String, String)],
    /// What else the form sends on.
    pub said: &'a Markup,
}

impl Naming<'_> {
    /// The form.
    pub fn markup(&self, lang: Lang) -> Markup {
        let (words, header) = (Words::of(lang), self.header);
        let title = |code: &String| {
            let mut columns = self.columns.iter();
            columns
                .find(|(own, _)| own == code)
                .map_or_else(|| code.clone(), |(_, name)| name.clone())
        };
        let missing: Vec<String> = header.missing.iter().map(title).collect();
        let free = || self.columns.iter().filter(|(code, _)| !header.found.contains(code));
        html! {
            section.note aria-labelledby="columns" {
                h2 #columns { (words.title) }
                p { (words.lead) }
                @if !missing.is_empty() { p { (words.missing(&missing.join(", "))) } }
                form.task method="post" enctype="multipart/form-data" action=(self.action) {
                    (csrf_field())
                    input type="hidden" name="held" value=(self.held);
                    (self.said)
                    @for (place, name) in header.unknown.iter().enumerate() {
                        input type="hidden" name={ "name-" (place) } value=(name);
                        label for={ "column-" (place) } { "“" (name) "”" }
                        select id={ "column-" (place) } name={ "column-" (place) } {
                            option value="" { (words.pass_over) }
                            @for (code, title) in free() { option value=(code) { (title) } }
                        }
                    }
                    button type="submit" { (words.send) }
                }
            }
        }
    }
}

/// What a form says of columns: `name-N` is called `column-N`.
pub fn with_map(mut held: HeldFile, fields: &Fields) -> HeldFile {
    let mut said = ColumnMap::default();
    for (name, column) in fields {
        if let Some(number) = name.strip_prefix("column-") {
            let written = first(fields, &format!("name-{number}"));
            if !written.is_empty() {
                said.add(written, column);
            }
        }
    }
    said.extend(&held.map);
    held.map = said;
    held
}

/// A file that was just sent, with what was said before of columns called so; `header` is that of the file.
pub async fn new_file(
    app: &App,
    kind: &str,
    (name, content): (String, Vec<u8>),
    header: Option<&Header>,
) -> store::Result<HeldFile> {
    let map = match header {
        Some(header) => app.store.import_map(kind, &header.signature()).await?,
        None => ColumnMap::default(),
    };
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = one_line(last).chars().take(120).collect();
    Ok(HeldFile { id: app.random.uuid(), kind: kind.to_owned(), name, content, map })
}

/// Remembers what was said of the columns of a file that was kept, and forgets the file.
pub async fn finish(
    app: &App,
    held: &HeldFile,
    header: Option<&Header>,
    by: &By,
) -> store::Result<()> {
    if let Some(header) = header {
        let of = (held.kind.as_str(), &*header.signature());
        app.store.remember_import_map(of, &held.map, by).await?;
    }
    app.store.drop_file(&held.id).await
}
