//! Forms as they are shown.

use hailong::web::csrf::FIELD;

/// The fields that a browser would send of the form of this class.
pub fn fields_of(page: &str, class: &str) -> Vec<(String, String)> {
    let begin = format!("<form class=\"{class}\"");
    let form = page.split(&begin).nth(1).expect("the form");
    let form = form.split("</form>").next().unwrap();
    let plain =
        |text: &str| text.replace("&quot;", "\"").replace("&lt;", "<").replace("&amp;", "&");
    let attribute = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        rest.split_once('"').map(|(value, _)| plain(value))
    };
    let mut found = Vec::new();
    for part in form.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let Some(name) = attribute(tag, "name").filter(|name| name != FIELD) else {
            if tag.starts_with("option") && tag.contains(" selected") {
                let value = attribute(tag, "value").unwrap_or_default();
                let last: Option<&mut (String, String)> = found.last_mut();
                last.expect("a list").1 = value;
            }
            continue;
        };
        if tag.starts_with("input") {
            let is_box = tag.contains("type=\"checkbox\"");
            if !is_box || tag.contains(" checked") {
                found.push((name, attribute(tag, "value").unwrap_or_default()));
            }
        } else if tag.starts_with("textarea") {
            found.push((name, plain(text)));
        } else if tag.starts_with("select") {
            found.push((name, String::new()));
        }
    }
    found
}
