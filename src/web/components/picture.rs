//! A chart on a page: its drawings for wide and narrow screens, its sentence, and its figures as a table.

use maud::{Markup, PreEscaped, html};

use super::downloads::in_formats;
use crate::base::Lang;
use crate::domain::chart::{ChartTable, Picture};
use crate::web::{context, paths};

/// The chart as a figure. The drawings are our own SVG, whose texts `chart` escapes.
pub fn figure(picture: &Picture, lang: Lang) -> Markup {
    context::keep_drawing(&picture.id, &picture.desk);
    let summary = lang.pick("Xem bảng số liệu", "Show the figures as a table");
    html! {
        figure {
            (drawings(picture))
            figcaption { (picture.sentence) }
            details { summary { (summary) } (table(&picture.table)) }
            (files(picture, lang))
        }
    }
}

/// The drawing as a file, on pages of the office: those of the public are kept for everybody.
fn files(picture: &Picture, lang: Lang) -> Markup {
    let here = context::here();
    let address = |ending: &str| {
        let link = if here.contains('?') { '&' } else { '?' };
        let address = format!("{here}{link}{}={}.{ending}", context::CHART, picture.id);
        paths::in_lang(&address, lang)
    };
    html! {
        @if here.starts_with("/office") {
            p.files { (in_formats(lang.pick("Tải hình", "The drawing"), &[("svg", "SVG"), ("png", "PNG")], address)) }
        }
    }
}

/// Its drawings alone, for a card whose text says what they show.
pub fn drawings(picture: &Picture) -> Markup {
    html! { (PreEscaped(&picture.desk)) (PreEscaped(&picture.phone)) }
}

/// A table whose first column holds the heads of its rows.
pub fn table(table: &ChartTable) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(table.caption) {
            table {
                caption { (table.caption) }
                thead { tr { @for head in &table.head { th scope="col" { (head) } } } }
                tbody {
                    @for (at, row) in table.rows.iter().enumerate() {
                        @let link = table.links.get(at).and_then(Option::as_deref);
                        tr {
                            @for (place, cell) in row.iter().enumerate() {
                                @if place > 0 { td.n { (cell) } }
                                @else if let Some(link) = link { th scope="row" { a href=(link) { (cell) } } }
                                @else { th scope="row" { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
