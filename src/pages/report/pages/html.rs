//! A report as HTML: a part of a page, or a file of its own.

use maud::{Markup, html};

use crate::domain::report::{Annex, Block, Foot, Head, Report, Table};
use crate::pages::report::picture;
use crate::pages::shared::document::{MOTTO, STATE, balanced};
use crate::web::components::sheet;

/// A file that needs nothing else.
pub(in crate::pages::report) fn file(report: &Report) -> Vec<u8> {
    let page = sheet::whole(&crate::pages::report::file::title(report), &article(report));
    page.into_string().into_bytes()
}

/// The report as a sheet of paper.
pub(in crate::pages::report) fn article(report: &Report) -> Markup {
    html! {
        article.paper lang="vi" {
            (head(&report.head))
            h2.title { (report.kind) br; (report.title) }
            @for (place, to) in report.to.iter().enumerate() {
                p.to { @if place == 0 { "Kính gửi: " } (to) }
            }
            @for block in &report.body { (self::block(block)) }
            (foot(&report.foot))
            @for annex in &report.annexes { (self::annex(annex)) }
        }
    }
}

fn head(head: &Head) -> Markup {
    html! {
        div.letterhead {
            div {
                @if let Some(logo) = &head.logo { img.logo src=(logo) alt="" width="56" height="56"; }
                @for line in balanced(&head.parent) { p { (line) } }
                p.rule { strong { @for (at, line) in balanced(&head.office).iter().enumerate() { @if at > 0 { br; } (line) } } }
                p { (head.number) }
            }
            div {
                p { strong { (STATE) } }
                p.rule { strong { (MOTTO) } }
                p { em { (head.dated()) } }
            }
        }
    }
}

fn block(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Heading { level: 1, text } => { h3 { (text) } },
            Block::Heading { text, .. } => { h4 { (text) } },
            Block::Paragraph(paragraph) => {
                @for line in paragraph.lines() { p.running { (line) } }
            },
            Block::Note(line) => { p.method { (line.shown()) } },
            Block::Table(table) => { (self::table(table)) },
            Block::Chart(chart) => {
                @let drawn = picture::drawn(chart);
                figure { (sheet::drawing(&drawn.desk)) }
            },
        }
    }
}

fn table(table: &Table) -> Markup {
    html! {
        div.scroll tabindex="0" role="group" aria-label=(table.title) {
            table {
                caption { (table.title) }
                thead { tr { @for column in &table.columns { th scope="col" { (column.head) } } } }
                tbody {
                    @for row in &table.rows {
                        tr {
                            @for (cell, column) in row.iter().zip(&table.columns) {
                                td.n[column.numbers] { (cell.shown()) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn foot(foot: &Foot) -> Markup {
    let last = foot.copies.len().saturating_sub(1);
    html! {
        div.signed {
            div {
                p { strong { em { "Nơi nhận:" } } }
                @for (place, copy) in foot.copies.iter().enumerate() {
                    p.copy { "- " (copy) @if place == last { "." } @else { ";" } }
                }
            }
            div {
                p { strong { (foot.title.to_uppercase()) } }
                p.hand { strong { (foot.signer) } }
            }
        }
    }
}

fn annex(annex: &Annex) -> Markup {
    html! {
        section.annex {
            h3.title { (annex.number) br; (annex.title.to_uppercase()) }
            @for block in &annex.body { (self::block(block)) }
        }
    }
}
