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
        by_hand: "Cột đã chọn bằng tay" / "Columns named by hand",
        again: "Có thể chọn lại cột nào là gì; lựa chọn này dùng cho mọi tệp có cùng các tiêu đề."
            / "What each column is can be said anew; it holds for all files with the same headers.",
        forget: "Quên các lựa chọn này" / "Forget what was said",
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
    /// The form: of columns that are not known, and of those that were named by hand.
    pub fn markup(&self, lang: Lang) -> Markup {
        let (words, header) = (Words::of(lang), self.header);
        if header.unknown.is_empty() {
            return self.named(lang);
        }
        let title = |code: &String| {
            let mut columns = self.columns.iter();
            columns
                .find(|(own, _)| own == code)
                .map_or_else(|| code.clone(), |(_, name)| name.clone())
        };
        let missing: Vec<String> = header.missing.iter().map(title).collect();
        html! {
            section.note aria-labelledby="columns" {
                h2 #columns { (words.title) }
                p { (words.lead) }
                @if !missing.is_empty() { p { (words.missing(&missing.join(", "))) } }
                form.task method="post" enctype="multipart/form-data" action=(self.action) {
                    (csrf_field())
                    input type="hidden" name="held" value=(self.held);
                    (self.said)
                    (self.choices(words))
                    button type="submit" { (words.send) }
                }
            }
        }
    }

    /// What was said of columns, with the way to say something else or to forget it.
    fn named(&self, lang: Lang) -> Markup {
        let words = Words::of(lang);
        if self.header.by_hand.is_empty() {
            return html! {};
        }
        let count = self.header.by_hand.len();
        html! {
            details.note {
                summary { (words.by_hand) " (" (count) ")" }
                p { (words.again) }
                form.task method="post" enctype="multipart/form-data" action=(self.action) {
                    (csrf_field())
                    input type="hidden" name="held" value=(self.held);
                    (self.said)
                    (self.choices(words))
                    button type="submit" { (words.send) }
                    " "
                    button.quiet type="submit" name="do" value="forget" { (words.forget) }
                }
            }
        }
    }

    /// A list to choose from for each column that is not known by itself.
    fn choices(&self, words: &Words) -> Markup {
        let header = self.header;
        let is_said = |code: &String| header.by_hand.iter().any(|(_, said)| said == code);
        let is_free = |code: &String| !header.found.contains(code) || is_said(code);
        let unknown = header.unknown.iter().map(|name| (name.as_str(), ""));
        let said = header.by_hand.iter().map(|(name, said)| (name.as_str(), said.as_str()));
        html! {
            @for (place, (name, said)) in unknown.chain(said).enumerate() {
                input type="hidden" name={ "name-" (place) } value=(name);
                label for={ "column-" (place) } { "“" (name) "”" }
                select id={ "column-" (place) } name={ "column-" (place) } {
                    option value="" { (words.pass_over) }
                    @for (code, title) in self.columns.iter().filter(|(code, _)| is_free(code)) {
                        option value=(code) selected[code == said] { (title) }
                    }
                }
            }
        }
    }
}

/// What a form says of columns: `name-N` is called `column-N`, or nothing that was said before holds.
pub fn with_map(mut held: HeldFile, fields: &Fields) -> HeldFile {
    if first(fields, "do") == "forget" {
        held.map = ColumnMap::default();
        return held;
    }
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

/// Remembers what was said of the columns of a file, whose corrected form will have them too.
pub async fn remember(
    app: &App,
    held: &HeldFile,
    header: Option<&Header>,
    by: &By,
) -> store::Result<()> {
    let Some(header) = header else { return Ok(()) };
    let of = (held.kind.as_str(), &*header.signature());
    app.store.remember_import_map(of, &held.map, by).await
}

/// Remembers what was said of the columns of a file that was kept, and forgets the file.
pub async fn finish(
    app: &App,
    held: &HeldFile,
    header: Option<&Header>,
    by: &By,
) -> store::Result<()> {
    remember(app, held, header, by).await?;
    app.store.drop_file(&held.id).await
}
