//! What a page was requested, and the GET form to ask for something else.

use maud::{Markup, html};

use crate::base::Lang;
use crate::base::calendar::Nearness;
use crate::domain::plan::TaskStatus;
use crate::pages::plan::row::Row;
use crate::pages::plan::view::Plan;
use crate::pages::plan::wanted::{Mine, Wanted, When};
use crate::pages::plan::words::{BesideWords, Words};
use crate::pages::shared::places::unit_choices;
use crate::web::components::filters::{Field, Filters, Kind};
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::fields::first;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// Tasks on a page; more are shown by area, and within an area page by page.
const MOST: usize = 60;

/// A request for a year's plan.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) plan: Plan,
    pub(crate) lang: Lang,
    /// The query as it came.
    pub(crate) fields: Vec<(String, String)>,
    /// What could be read of it.
    pub(crate) wanted: Wanted,
    /// Names of the fields that could not.
    pub(crate) faults: Vec<&'static str>,
    /// Whether the caller may bring in a plan.
    pub(crate) may_import: bool,
}

impl Asked {
    pub(super) fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    /// The tasks requested, in the plan's order.
    pub(crate) fn tasks(&self) -> impl Iterator<Item = &Row> {
        let tasks = self.plan.rows.iter().filter(|row| row.task.row.is_task());
        tasks.filter(|row| self.wanted.fits(row))
    }

    /// The areas, each with the tasks requested; those without any are left out.
    pub(super) fn areas(&self) -> Vec<(&Row, Vec<&Row>)> {
        let areas = self.plan.rows.iter().filter(|row| !row.task.row.number.contains('.'));
        let with_tasks = areas.map(|area| {
            let of_area = self.tasks().filter(|row| row.task.row.area() == area.task.row.number);
            (area, of_area.collect::<Vec<_>>())
        });
        with_tasks.filter(|(_, tasks)| !tasks.is_empty()).collect()
    }

    /// Whether there are too many tasks for one page, so that areas alone are shown.
    pub(super) fn is_folded(&self) -> bool {
        self.wanted.area.is_none() && self.tasks().count() > MOST
    }

    /// The tasks of one page among those of an area, and the number of the last where more follow.
    pub(super) fn paged<'a>(&self, tasks: &[&'a Row]) -> (Vec<&'a Row>, Option<String>) {
        let after = self.field("after");
        let begin = tasks.iter().position(|row| row.task.row.number == after);
        let rest = &tasks[begin.map_or(0, |place| place + 1)..];
        let page: Vec<&Row> = rest.iter().take(MOST).copied().collect();
        let last = page.last().filter(|_| rest.len() > MOST);
        let next = last.map(|row| row.task.row.number.clone());
        (page, next)
    }

    /// `path` with this query and one field set anew, in the page's language.
    pub(super) fn link_with(&self, path: &str, (name, value): (&str, &str)) -> String {
        let kept = self.fields.iter().filter(|(each, _)| each != "lang" && each != name);
        let kept = kept.map(|(each, value)| (each.as_str(), value.as_str()));
        paths::in_lang(&paths::with_query(path, kept.chain([(name, value)])), self.lang)
    }

    /// The areas with how many tasks each has, late and soon due, as links that open one at `path`.
    pub(super) fn folded(&self, path: &str) -> Markup {
        let words = self.words();
        let mut columns = vec![listing::words(words.area)];
        columns.extend([words.tasks, words.overdue, words.soon].map(listing::numbers));
        let rows = self.areas().into_iter().map(|(area, tasks)| {
            let near = |fits: fn(&Nearness) -> bool| {
                tasks.iter().filter(|row| row.nearness().as_ref().is_some_and(fits)).count()
            };
            let row = &area.task.row;
            let address = self.link_with(path, ("area", &row.number));
            let cells = [
                html! { a href=(address) { (row.number) ". " (row.title.in_lang(self.lang)) } },
                html! { (tasks.len()) },
                html! { (near(|it| matches!(it, Nearness::Overdue(_)))) },
                html! { (near(|it| matches!(it, Nearness::Soon(_)))) },
            ];
            cells.map(Cell::from).into()
        });
        let listing =
            Listing { label: words.area, class: "", columns, rows: rows.collect(), foot: None };
        html! {
            p.hint { (BesideWords::of(self.lang).folded) }
            (listing.markup())
        }
    }

    /// The way to the tasks that follow.
    pub(super) fn onward(&self, path: &str, next: Option<String>) -> Markup {
        html! {
            @if let Some(number) = next {
                p.links {
                    a rel="next" href=(self.link_with(path, ("after", &number))) {
                        (BesideWords::of(self.lang).further)
                    }
                }
            }
        }
    }

    fn field(&self, name: &str) -> &str {
        first(&self.fields, name)
    }

    /// `path` with this query.
    pub(super) fn address(&self, path: &str) -> String {
        let kept = self.fields.iter().filter(|(name, _)| name != "lang");
        let kept = kept.map(|(name, value)| (name.as_str(), value.as_str()));
        paths::with_query(path, kept)
    }

    /// The same in the page's language, for a link.
    pub(super) fn link(&self, path: &str) -> String {
        paths::in_lang(&self.address(path), self.lang)
    }

    /// The page around `main`, at `path` with this query.
    pub(super) fn page(&self, title: &str, path: &str, main: &Markup) -> Markup {
        let frame =
            Frame { title, lang: self.lang, path: &self.address(path), audience: Audience::Office };
        page(&frame, main)
    }

    /// What could not be read, and the form that narrows the page at `path`.
    pub(super) fn form(&self, path: &str) -> Markup {
        let words = self.words();
        let choice = |name, options| {
            let value = self.field(name);
            Field::new((name, self.label(name)), value, Kind::Choice(Some(words.all), options))
        };
        let is_narrowed = self.wanted != Wanted::default() || !self.faults.is_empty();
        let filters = Filters {
            lang: self.lang,
            path,
            label: words.filter_title,
            show: words.show,
            clear: is_narrowed.then(|| (paths::in_lang(path, self.lang), words.clear)),
            hint: None,
            refused: words.bad_filter,
            faults: self.faults.clone(),
            fields: vec![
                self.years(),
                choice("area", self.area_names()),
                choice("unit", unit_choices(&self.plan.units, &self.plan.ended, self.lang)),
                choice("status", self.statuses()),
                choice("when", self.whens()),
                choice("mine", self.mine()),
            ],
        };
        filters.markup()
    }

    fn label(&self, field: &str) -> &'static str {
        let words = self.words();
        match field {
            "year" => words.year,
            "area" => words.area,
            "unit" => words.unit,
            "status" => words.status,
            "mine" => BesideWords::of(self.lang).mine,
            _ => words.when,
        }
    }

    /// The years there are, and the one requested or else shown.
    fn years(&self) -> Field<'_> {
        let years = self.plan.years.iter().map(i32::to_string);
        let years = years.map(|year| (year.clone(), year)).collect();
        let shown = self.plan.year.map_or_else(String::new, |year| year.to_string());
        let value = match self.field("year") {
            "" => shown,
            asked => asked.to_owned(),
        };
        Field::new(("year", self.words().year), value, Kind::Choice(None, years))
    }

    fn area_names(&self) -> Vec<(String, String)> {
        let areas = self.plan.rows.iter().map(|row| &row.task.row);
        let areas = areas.filter(|row| !row.number.contains('.'));
        areas
            .map(|row| {
                let title = row.title.in_lang(self.lang);
                (row.number.clone(), format!("{}. {title}", row.number))
            })
            .collect()
    }

    fn statuses(&self) -> Vec<(String, String)> {
        let all = TaskStatus::ALL.into_iter();
        all.map(|status| (status.code().to_owned(), self.words().status(status).to_owned()))
            .collect()
    }

    fn whens(&self) -> Vec<(String, String)> {
        let words = self.words();
        [(When::Overdue, words.overdue), (When::Soon, words.soon)]
            .map(|(when, name)| (when.code().to_owned(), name.to_owned()))
            .into()
    }

    fn mine(&self) -> Vec<(String, String)> {
        let words = BesideWords::of(self.lang);
        let named = Mine::CODES.into_iter().zip([words.of_me, words.of_unit]);
        named.map(|(code, name)| (code.to_owned(), name.to_owned())).collect()
    }
}
