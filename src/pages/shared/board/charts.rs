//! The charts of an instrument's figures.

use maud::{Markup, html};

use super::Shown;
use super::words::Words;
use crate::domain::chart;
use crate::domain::chart::{ChartOptions, LikertRow, LikertScale, Picture, RateRow};
use crate::domain::measure::ItemScore;
use crate::domain::survey::{Choice, Item, Kind, Method};
use crate::web::components::picture::figure;

/// Every rated item with its interval beside the target. Nothing for an instrument of points.
pub fn items(shown: Shown<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let rows: Vec<RateRow> = rated(shown)
        .map(|(item, score)| RateRow::of_item(item.title.in_lang(shown.lang), score))
        .collect();
    let options = options(shown, "items", words.items_title);
    html! {
        @if !rows.is_empty() {
            section aria-labelledby="items-heading" {
                h2 #items-heading { (words.items_title) }
                (figure(&chart::items(&options, &rows), shown.lang))
            }
        }
    }
}

/// How answers spread over the choices: one picture for all items that offer the same ones.
pub fn spreads(shown: Shown<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let pictures = spread_pictures(shown);
    html! {
        @if !pictures.is_empty() {
            section aria-labelledby="spread-heading" {
                h2 #spread-heading { (words.spread_title) }
                @for picture in &pictures { (figure(picture, shown.lang)) }
            }
        }
    }
}

/// An item with what was answered to it.
type Asked<'a> = (&'a Item, &'a ItemScore);

fn spread_pictures(shown: Shown<'_>) -> Vec<Picture> {
    let mut groups: Vec<(&[Choice], Vec<Asked<'_>>)> = Vec::new();
    for (item, score) in single_choices(shown) {
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
            .map(|(item, score)| LikertRow::of_item(item.title.in_lang(shown.lang), score))
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
        standalone: false,
        row_name: words.item,
        hidden: words.too_few,
        target: shown.card.index.target.filter(|_| shown.is_share()),
        lang: shown.lang,
    }
}
