//! Tables and running text of a page.

/// A table: its heads, and its rows with the name of each first.
pub(super) struct Table {
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

/// The tables of a page.
pub(super) fn tables(page: &str) -> Vec<Table> {
    page.split("<table").skip(1).map(|rest| table(rest.split("</table>").next().unwrap())).collect()
}

fn table(inner: &str) -> Table {
    let mut rows: Vec<Vec<String>> = inner.split("<tr").skip(1).map(cells).collect();
    let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
    Table { head, rows }
}

/// The texts of a row, one a column.
fn cells(row: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut rest = row;
    while let Some(at) = rest.find("<t") {
        rest = &rest[at..];
        let Some((tag, after)) = rest.split_once('>') else { break };
        let end = after.find("</t").unwrap_or(after.len());
        let (inner, left) = after.split_at(end);
        if tag.starts_with("<th") || tag.starts_with("<td") {
            let span = tag.split_once("colspan=\"").and_then(|(_, rest)| rest.split('"').next());
            let span = span.and_then(|span| span.parse().ok()).unwrap_or(1);
            texts.extend(std::iter::repeat_n(text(inner), span));
        }
        rest = left.strip_prefix("</t").unwrap_or(left);
    }
    texts
}

/// What a reader sees of markup, in words one space apart.
pub(super) fn text(markup: &str) -> String {
    let mut seen = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once('<') {
        seen.push_str(before);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        // Words of one line stay together; a block begins another.
        if !["b", "/b", "a", "/a", "span", "/span", "strong", "/strong"].contains(&tag_name(tag)) {
            seen.push(' ');
        }
        rest = after;
    }
    seen.push_str(rest);
    let seen = seen.replace("&amp;", "&").replace("&quot;", "\"").replace("&#39;", "'");
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn tag_name(tag: &str) -> &str {
    tag.split(|letter: char| letter.is_whitespace()).next().unwrap_or_default()
}

/// The text of a page without its drawings, scripts and tables.
pub(super) fn running(page: &str) -> String {
    let mut kept = page.to_owned();
    for (begin, end) in [
        ("<script", "</script>"),
        ("<style", "</style>"),
        ("<svg", "</svg>"),
        ("<table", "</table>"),
    ] {
        kept = without(&kept, begin, end);
    }
    text(&kept)
}

fn without(page: &str, begin: &str, end: &str) -> String {
    let mut parts = page.split(begin);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once(end).map_or("", |(_, after)| after));
    }
    kept
}

/// A whole number as pages print it: `1.234`.
pub(super) fn number(text: &str) -> Option<u64> {
    let is_number = text.starts_with(|letter: char| letter.is_ascii_digit())
        && text.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    if is_number { text.replace('.', "").parse().ok() } else { None }
}

/// What stands before numbers that count no answers: those that are needed, and rules.
const NOT_COUNTED: [&str; 8] = ["khoảng", "cần", "ít nhất", "dưới", "Dưới", "thiếu", "từ", "Từ"];

/// The numbers of answers in a running text: of "17 trên 18 phiếu" the 18; with what is said around each.
pub(super) fn counts(text: &str) -> Vec<(u64, String)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(" phiếu") {
        let (mut before, after) = text.split_at(at);
        // Of a number that is wanted: how many there are.
        if after.starts_with(" phiếu cần thu") {
            before = before.rsplit_once(" trên ").map_or("", |(before, _)| before);
        }
        let digits = before.rsplit(' ').next().unwrap_or_default().trim_start_matches('(');
        let lead = before[..before.len() - digits.len()].trim_end();
        let Some(count) = number(digits) else { continue };
        // How many were not satisfied is what they answered.
        let is_answer = after.starts_with(" phiếu chưa hài lòng");
        if !is_answer && !NOT_COUNTED.iter().any(|word| lead.ends_with(word)) {
            let around: String = before.chars().rev().take(60).collect();
            found.push((count, around.chars().rev().collect()));
        }
    }
    found
}

#[test]
fn tables_and_counts_of_a_page_are_read() {
    let page = "<p>Cả <b>1.018</b> phiếu đều hài lòng; 3 phiếu chưa hài lòng; ít nhất 5 phiếu;
        20 trên 40 phiếu cần thu.</p>
        <table><thead><tr><th>Quầy</th><th class=\"n\">phiếu</th></tr></thead>
        <tbody><tr><th scope=\"row\"><a href=\"/x\">BT01</a></th><td>18</td></tr>
        <tr><th>BT02</th><td colspan=\"2\">ít ý kiến</td></tr></tbody></table>";
    let counts = counts(&running(page));
    assert_eq!(counts.iter().map(|(count, _)| *count).collect::<Vec<_>>(), [1018, 20]);
    let found = tables(page);
    assert_eq!(found[0].head, ["Quầy", "phiếu"]);
    assert_eq!(found[0].rows, [vec!["BT01", "18"], vec!["BT02", "ít ý kiến", "ít ý kiến"]]);
}
