//! The charts of an instrument's figures.

use maud::{Markup, html};

use super::Shown;
use super::words::Words;
use crate::base::format;
use crate::domain::chart;
use crate::domain::chart::{ChartOptions, LikertRow, LikertScale, Picture, RateRow};
use crate::domain::measure::ItemScore;
use crate::domain::survey::{Choice, Item, Kind, Method};
use crate::web::components::part;
use crate::web::components::picture::figure;
use crate::web::context::is_chart_wanted;

/// Where the page of an item is, by its code; `None` for the public, which has none.
pub type ItemLink<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Every rated item with its interval beside the target, the lowest first; those of too few answers are
/// named below. Nothing for an instrument of points.
pub fn items(shown: Shown<'_>, link: ItemLink<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let (few, told): (Vec<Asked<'_>>, Vec<Asked<'_>>) =
        rated(shown).partition(|(_, score)| score.suppressed);
    let mut rows: Vec<RateRow> = told
        .iter()
        .map(|(item, score)| {
            let title = item.title.in_lang(shown.lang);
            RateRow::of_item(title, score).linked(link(&item.code))
        })
        .collect();
    let rate = |row: &RateRow| row.share.unwrap_or(f64::INFINITY);
    rows.sort_by(|one, other| rate(one).total_cmp(&rate(other)));
    let lowest = rows.first().filter(|row| row.href.is_some());
    let lowest = lowest.and_then(|row| {
        Some(format!("{}, {}", row.label, format::percent(row.share?, shown.lang)))
    });
    let options = options(shown, "items", words.items_title);
    let few: Vec<&str> = few.iter().map(|(item, _)| item.title.in_lang(shown.lang)).collect();
    html! {
        @if !rows.is_empty() || !few.is_empty() {
            section aria-labelledby="items-heading" {
                h2 #items-heading { (words.items_title) }
                @if !rows.is_empty() {
                    @let drawing = figure(&chart::items(&options, &rows), shown.lang);
                    // The public has no page of a criterion: the drawing is the answer there.
                    @if lowest.is_some() { (part::rows(rows.len(), lowest.as_deref(), drawing, shown.lang)) } @else { (drawing) }
                }
                @if !few.is_empty() { p.hint { (words.items_of_few(shown.k, &few.join("; "))) } }
            }
        }
    }
}

/// How answers spread over the choices: one picture for all items that offer the same ones.
pub fn spreads(shown: Shown<'_>, link: ItemLink<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let pictures = spread_pictures(shown, link);
    html! {
        @if !pictures.is_empty() {
            section aria-labelledby="spread-heading" {
                h2 #spread-heading { (words.spread_title) }
                (part::drawing(&html! { @for picture in &pictures { (figure(picture, shown.lang)) } }, shown.lang))
            }
        }
    }
}

/// An item with what was answered to it.
type Asked<'a> = (&'a Item, &'a ItemScore);

fn spread_pictures(shown: Shown<'_>, link: ItemLink<'_>) -> Vec<Picture> {
    let mut groups: Vec<(&[Choice], Vec<Asked<'_>>)> = Vec::new();
    let told = single_choices(shown).filter(|(_, score)| !score.suppressed);
    for (item, score) in told {
        let Some(scale) = shown.instrument.scale_of(item) else {
            continue;
        };
        match groups.iter_mut().find(|(choices, _)| *choices == scale.choices) {
            Some((_, items)) => items.push((item, score)),
            None => groups.push((&scale.choices, vec![(item, score)])),
        }
    }
    let drawn = groups.iter().enumerate().filter_map(|(place, (_, items))| {
        let (first, _) = items.first()?;
        let scale = LikertScale::of(shown.instrument.scale_of(first)?, shown.lang);
        let id = format!("spread-{place}");
        let options = options(shown, &id, Words::of(shown.lang).spread_title);
        let rows: Vec<LikertRow> = items
            .iter()
            .map(|(item, score)| {
                let title = item.title.in_lang(shown.lang);
                LikertRow::of_item(title, score).linked(link(&item.code))
            })
            .collect();
        Some(chart::likert(&options, &scale, &rows))
    });
    drawn.collect()
}

/// The items a rate of satisfaction can be disclosed for, with their figures.
fn rated(shown: Shown<'_>) -> impl Iterator<Item = (&Item, &ItemScore)> {
    let is_rate = matches!(shown.instrument.formula.method, Method::Sipas(_));
    single_choices(shown).filter(move |_| is_rate)
}

fn single_choices(shown: Shown<'_>) -> impl Iterator<Item = (&Item, &ItemScore)> {
    let items = shown.instrument.items.iter().zip(&shown.card.items);
    items.filter(|(item, _)| matches!(item.kind, Kind::SelectOne { .. }))
}

fn options<'a>(shown: Shown<'a>, id: &'a str, title: &'a str) -> ChartOptions<'a> {
    let words = Words::of(shown.lang);
    ChartOptions {
        id,
        title,
        standalone: is_chart_wanted(id),
        row_name: words.item,
        hidden: words.too_few,
        target: shown.card.index.target.filter(|_| shown.is_share()),
        lang: shown.lang,
    }
}
