//! One factor: its index, its items, its change, where it stands how.

use maud::{Markup, html};

use super::Asked;
use super::breakdown::{axes, broken_down};
use super::changes::changes;
use super::crumbs::{Step, crumbs, neighbours};
use super::instrument::headline;
use super::trend::trend;
use crate::domain::measure::{Cell, Figure};
use crate::domain::survey::{Factor, Instrument};
use crate::pages::dashboard::view::Figures;
use crate::pages::dashboard::words::DrillWords;
use crate::pages::shared::board;
use crate::pages::shared::board::Print;
use crate::web::paths;

/// The page of a factor.
pub(crate) fn factor(asked: &Asked, figures: &Figures<'_>, of: &Factor) -> Markup {
    let words = DrillWords::of(asked.lang);
    let title = of.title.in_lang(asked.lang);
    let path = paths::office_factor(&figures.instrument.id, &of.code);
    let figure = Figure::Factor(&of.code);
    let main = html! {
        (crumbs(asked, figures, &[(title.to_owned(), path.clone())]))
        (asked.top(&format!("{}: {title}", words.factor), &path))
        (asked.form(&path, Vec::new()))
        @if figures.card.responses == 0 {
            (headline(asked, figures))
        } @else {
            (standing(asked, figures, figure))
            (asked.pooling(figures, &path))
            (board::cells(asked.shown(figures), words.factor, &[(title.to_owned(), None, figures.cell(figure))], None))
            p.hint { (words.factor_interval) }
            h2 { (words.items) }
            (items(asked, figures, of))
            (changes(asked, figures, figure))
            (trend(asked, figures, figure))
            @for axis in axes(figures) {
                (broken_down(asked, figures, (axis, figure), &path))
            }
        }
        (neighbours(asked, &siblings(asked, figures.instrument), &path))
    };
    asked.page(title, &path, &main)
}

/// Where the factor stands, in a sentence.
fn standing(asked: &Asked, figures: &Figures<'_>, figure: Figure<'_>) -> Markup {
    let shown = asked.shown(figures);
    let lately = figures.lately(figure, asked.today, asked.config.staff_cell);
    html! {
        @if let Some(stands) = shown.standing(figure, lately) {
            p.standing { (board::standing(&stands, Print::of(shown))) " " (board::needed(&stands, asked.lang)) }
        }
    }
}

fn items(asked: &Asked, figures: &Figures<'_>, of: &Factor) -> Markup {
    let instrument = figures.instrument;
    let own = instrument.items.iter();
    let own = own.filter(|item| of.items.contains(&item.code));
    let rows: Vec<(String, Option<String>, Cell)> = own
        .map(|item| {
            let address = paths::office_item(&instrument.id, &item.code);
            let cell = figures.cell(Figure::Item(&item.code));
            (item.title.in_lang(asked.lang).to_owned(), Some(asked.link(&address, &[])), cell)
        })
        .collect();
    board::cells(asked.shown(figures), DrillWords::of(asked.lang).item, &rows, None)
}

fn siblings(asked: &Asked, of: &Instrument) -> Vec<Step> {
    let step = |each: &Factor| {
        (each.title.in_lang(asked.lang).to_owned(), paths::office_factor(&of.id, &each.code))
    };
    of.factors.iter().map(step).collect()
}
