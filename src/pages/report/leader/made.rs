//! The leader's page from the figures of a period, and its files.

use krilla::Document;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::tagging::{ContentTag, Tag, TagGroup, TagTree};
use krilla_svg::{SurfaceExt, SvgSettings};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::draw;
use crate::app::App;
use crate::base::calendar::{Nearness, Period};
use crate::base::enum_codes;
use crate::domain::dossier::DossierFilter;
use crate::domain::report::{LeaderPage, Line, OpenWork};
use crate::pages::report::gather;
use crate::pages::shared::{casework, typeface};
use crate::store;

/// A file the page can become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum LeaderFormat {
    /// A4.
    Pdf,
    /// A picture at 150 dots an inch.
    Png,
    /// For a browser.
    Html,
    /// Every number of the others.
    Json,
}

enum_codes!(pub LeaderFormat);

impl LeaderFormat {
    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Html => "text/html; charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

/// The page of a period; `None` beyond the calendar.
pub async fn page(app: &App, period: Period) -> store::Result<Option<LeaderPage>> {
    let Some(mut facts) = gather::facts(app, period).await? else { return Ok(None) };
    if facts.surveys.iter().all(|survey| survey.responses == 0) {
        facts.surveys = gather::most_answered(app, period).await?;
    }
    let filter = DossierFilter {
        received_from: Some(facts.from),
        received_to: Some(facts.to),
        ..DossierFilter::default()
    };
    let dossiers = casework::dossiers(app, &filter).await?.rates();
    let petitions = casework::petitions(app, (facts.from, facts.to)).await?;
    let as_of = facts.as_of();
    let overdue = facts.tasks.iter().filter(|task| {
        task.due.is_some_and(|due| matches!(Nearness::of(due, as_of), Nearness::Overdue(_)))
    });
    let open = OpenWork {
        dossiers: (dossiers.on_time.successes, dossiers.on_time.trials),
        dossiers_overdue: dossiers.overdue,
        petitions: (petitions.handled.part, petitions.handled.whole),
        petitions_overdue: casework::petitions_overdue(app, (facts.from, facts.to)).await?,
        tasks_overdue: overdue.count() as u64,
    };
    Ok(Some(LeaderPage::of(&facts, open)))
}

/// The file of a page; equal pages give equal bytes.
///
/// # Errors
/// What an engine says.
pub fn file(page: &LeaderPage, format: LeaderFormat) -> Result<Vec<u8>, String> {
    match format {
        LeaderFormat::Pdf => pdf(page),
        LeaderFormat::Png => png(page),
        LeaderFormat::Html => Ok(super::pages::whole(page).into_string().into_bytes()),
        LeaderFormat::Json => {
            let mut bytes = serde_json::to_vec_pretty(page).map_err(|error| error.to_string())?;
            bytes.push(b'\n');
            Ok(bytes)
        }
    }
}

/// Points in a millimetre, and dots at 150 to the inch.
const POINTS: f32 = 72.0 / 25.4;
const DOTS: f32 = 150.0 / 25.4;

#[expect(clippy::cast_possible_truncation, reason = "paper is a few hundred millimetres")]
fn paper(unit: f32) -> [f32; 2] {
    draw::PAPER.map(|length| length as f32 * unit)
}

fn pdf(page: &LeaderPage) -> Result<Vec<u8>, String> {
    let tree = typeface::tree(&draw::svg(page)).map_err(|error| error.to_string())?;
    let [width, height] = paper(POINTS);
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(super::title(page)).language("vi".to_owned()));
    let settings = PageSettings::from_wh(width, height).ok_or("no paper")?;
    let size = Size::from_wh(width, height).ok_or("no paper")?;
    let mut sheet = document.start_page_with(settings);
    let mut surface = sheet.surface();
    let drawn = surface.start_tagged(ContentTag::Other);
    surface.draw_svg(&tree, size, SvgSettings::default());
    surface.end_tagged();
    surface.finish();
    sheet.finish();
    let figure = TagGroup::with_children(Tag::Figure(Some(told(page))), vec![drawn.into()]);
    let mut tags = TagTree::new();
    tags.push(figure);
    document.set_tag_tree(tags);
    document.finish().map_err(|error| format!("{error:?}"))
}

fn png(page: &LeaderPage) -> Result<Vec<u8>, String> {
    let tree = typeface::tree(&draw::svg(page)).map_err(|error| error.to_string())?;
    let [width, height] = paper(DOTS);
    let mut picture = Pixmap::new(whole_dots(width), whole_dots(height)).ok_or("too large")?;
    picture.fill(Color::WHITE);
    let scale = width / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().map_err(|error| error.to_string())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "paper is a few thousand dots"
)]
fn whole_dots(length: f32) -> u32 {
    length.round() as u32
}

/// The page in sentences, for those who do not see it.
pub(super) fn told(page: &LeaderPage) -> String {
    let mut parts = vec![super::title(page), page.days.shown()];
    if let Some(index) = &page.index {
        parts.push(format!("{}: {}", page.survey, index.shown()));
    }
    parts.push(page.sentence.shown());
    parts.push(page.basis.shown());
    let lists = [(draw::CRITERIA, &page.criteria), (draw::UNITS, &page.units)];
    for (title, list) in lists {
        let each = list.iter().map(|each| format!("{} ({})", each.name, each.told.shown()));
        let each: Vec<String> = each.collect();
        if !each.is_empty() {
            parts.push(format!("{title}: {}", each.join("; ")));
        }
    }
    for (title, lines) in &page.work {
        let lines: Vec<String> = lines.iter().map(Line::shown).collect();
        parts.push(format!("{title}: {}", lines.join("; ")));
    }
    parts.extend(page.changes.iter().map(Line::shown));
    parts.retain(|part| !part.is_empty());
    parts.join(".\n").replace("..\n", ".\n")
}
