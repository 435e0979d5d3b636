//! One item: its question, every choice, its rate, its change, where it stands how.

use maud::{Markup, html};

use super::Asked;
use super::breakdown::{axes, broken_down};
use super::changes::changes;
use super::crumbs::{Step, crumbs, neighbours};
use super::instrument::headline;
use super::trend::trend;
use crate::base::format;
use crate::domain::measure::{Figure, ItemScore};
use crate::domain::survey::{Instrument, Item};
use crate::pages::dashboard::view::Figures;
use crate::pages::dashboard::words::DrillWords;
use crate::pages::shared::board;
use crate::pages::shared::board::Print;
use crate::stats::Counted;
use crate::web::paths;

/// The page of an item.
pub(crate) fn item(asked: &Asked, figures: &Figures<'_>, of: &Item) -> Markup {
    let words = DrillWords::of(asked.lang);
    let title = of.title.in_lang(asked.lang);
    let path = paths::office_item(&figures.instrument.id, &of.code);
    let figure = Figure::Item(&of.code);
    let score = figures.card.items.iter().find(|each| each.code == of.code);
    let main = html! {
        (crumbs(asked, figures, &way(asked, figures, of, &path)))
        (asked.top(&format!("{}: {title}", words.item), &path))
        (asked.form(&path, Vec::new()))
        p { strong { (words.question) } ": " (of.question.in_lang(asked.lang)) }
        @if figures.card.responses == 0 {
            (headline(asked, figures))
        } @else if let Some(score) = score {
            (rate(asked, figures, score))
            (asked.pooling(figures, &path))
            @if !score.suppressed {
                (choices(asked, figures, (of, score)))
                @if score.wilson.is_some() {
                    (changes(asked, figures, figure))
                    (trend(asked, figures, figure))
                    @for axis in axes(figures) {
                        (broken_down(asked, figures, (axis, figure), &path))
                    }
                }
            }
        }
        (neighbours(asked, &siblings(asked, figures.instrument), &path))
    };
    asked.page(title, &path, &main)
}

/// Over the factor that holds it, if one does.
fn way(asked: &Asked, figures: &Figures<'_>, of: &Item, path: &str) -> Vec<Step> {
    let id = &figures.instrument.id;
    let mut factors = figures.instrument.factors.iter();
    let factor = factors.find(|factor| factor.items.contains(&of.code));
    let own = (of.title.in_lang(asked.lang).to_owned(), path.to_owned());
    factor
        .map(|factor| {
            (factor.title.in_lang(asked.lang).to_owned(), paths::office_factor(id, &factor.code))
        })
        .into_iter()
        .chain([own])
        .collect()
}

/// The rate with interval and verdict; a mean for an item of points.
fn rate(asked: &Asked, figures: &Figures<'_>, score: &ItemScore) -> Markup {
    let words = DrillWords::of(asked.lang);
    let shown = asked.shown(figures);
    let figure = Figure::Item(&score.code);
    let lately = figures.lately(figure, asked.today, asked.config.staff_cell);
    let stands = shown.standing(figure, lately).filter(|_| score.wilson.is_some());
    let few = stands.as_ref().and_then(|stands| stands.few);
    html! {
        @if score.suppressed {
            p { (board::too_few(asked.config.staff_cell, asked.lang)) }
        } @else if score.answers() == 0 {
            p.lead { (words.none) }
        } @else if let Some(index) = score.index {
            div.figure {
                span.big {
                    @match few {
                        Some(few) => span.few { (board::of_all(few.counted, asked.lang)) },
                        None if score.wilson.is_some() => { (format::two_decimals(index, asked.lang)) "%" },
                        None => (shown.index(index)),
                    }
                }
                @if let Some(found) = score.verdict { (board::verdict(found, asked.lang)) }
            }
            @if let Some(stands) = &stands {
                p.standing {
                    (board::standing(stands, Print { is_share: true, lang: asked.lang })) " "
                    (board::needed(stands, asked.lang))
                }
            }
            p {
                (format::count(score.answers(), asked.lang)) " " (words.answers)
                @if few.is_some() {
                    " · " (format::two_decimals(index, asked.lang)) "%"
                } @else if let Some(interval) = score.interval {
                    " · " (words.interval) " "
                    (format::percent_range((interval.0, interval.1), asked.lang))
                }
            }
        }
    }
}

/// Every choice with its count, and apart from them what is no opinion.
fn choices(asked: &Asked, figures: &Figures<'_>, (of, score): (&Item, &ItemScore)) -> Markup {
    let words = DrillWords::of(asked.lang);
    let scale = figures.instrument.scale_of(of);
    let choices = scale.map_or(&[][..], |scale| &scale.choices);
    let beside = [
        (words.left_blank, score.missing),
        (words.no_opinion, score.dont_know),
        (words.not_applicable, score.not_applicable),
    ];
    let trials = score.answers();
    let share = |count| {
        let counted = Counted { successes: count, trials };
        let share = counted.share();
        share.map_or_else(String::new, |share| format::percent(share, asked.lang))
    };
    html! {
        h2 { (words.choices) }
        div.scroll tabindex="0" role="region" aria-label=(words.choices) {
            table {
                thead { tr {
                    th scope="col" { (words.choice) }
                    th.n scope="col" { (words.count) }
                    th.n scope="col" { (words.share) }
                } }
                tbody {
                    @for (choice, count) in choices.iter().zip(&score.counts) {
                        tr {
                            th scope="row" { (choice.label.in_lang(asked.lang)) }
                            td.n { (format::count(*count, asked.lang)) }
                            td.n { (share(*count)) }
                        }
                    }
                }
                tfoot {
                    @for (name, count) in beside {
                        tr {
                            th scope="row" { (name) }
                            td.n { @if let Some(count) = count { (format::count(count, asked.lang)) } }
                            td.n {}
                        }
                    }
                }
            }
        }
    }
}

fn siblings(asked: &Asked, of: &Instrument) -> Vec<Step> {
    let step = |each: &Item| {
        (each.title.in_lang(asked.lang).to_owned(), paths::office_item(&of.id, &each.code))
    };
    of.items.iter().map(step).collect()
}
