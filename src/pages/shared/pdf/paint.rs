//! From laid-out sheets to the bytes of a PDF.

use krilla::Document;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TableHeaderScope, Tag, TagGroup,
    TagKind, TagTree,
};
use krilla::text::Font;
use krilla_svg::{SurfaceExt, SvgSettings};

use super::face::Style;
use super::flow::Look;
use super::sheet::{LEFT, Mark, PAPER, Part, Role, Sheets, WIDTH};
use crate::base::Lang;
use crate::pages::shared::typeface;

/// The number of a page: 14 points, in the middle of the margin above.
const NUMBER: Look = Look::new(Style::Regular, 14.0);
const NUMBER_AT: f32 = 42.0;

/// The four fonts of a document.
struct Fonts([Option<Font>; 4]);

impl Fonts {
    fn of(&self, style: Style) -> Option<Font> {
        let at = match style {
            Style::Regular => 0,
            Style::Bold => 1,
            Style::Italic => 2,
            Style::BoldItalic => 3,
        };
        self.0.get(at).cloned().flatten()
    }
}

/// The file.
pub(in crate::pages) fn file(sheets: &Sheets, title: &str, lang: Lang) -> Result<Vec<u8>, String> {
    let mut document = Document::new();
    let named = Metadata::new().title(title.to_owned()).language(lang.code().to_owned());
    document.set_metadata(named);
    let styles = [Style::Regular, Style::Bold, Style::Italic, Style::BoldItalic];
    let fonts = Fonts(styles.map(Style::font));
    let mut leaves: Vec<Vec<Identifier>> = vec![Vec::new(); sheets.parts.len()];
    for (at, marks) in sheets.pages.iter().enumerate() {
        let settings = PageSettings::from_wh(PAPER[0], PAPER[1]).ok_or("no paper")?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        // The first page has no number.
        if at > 0 {
            number(&mut surface, at + 1, &fonts);
        }
        for mark in marks {
            draw(&mut surface, mark, &fonts, &mut leaves)?;
        }
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(tree(&sheets.parts, leaves));
    document.finish().map_err(|error| format!("{error:?}"))
}

fn number(surface: &mut Surface<'_>, number: usize, fonts: &Fonts) {
    let text = number.to_string();
    let x = LEFT + (WIDTH - NUMBER.width(&text)) / 2.0;
    surface.start_tagged(ContentTag::Artifact(Artifact::new(ArtifactType::PageNumber, None)));
    self::text(surface, ([x, NUMBER_AT], &text), (NUMBER, 0.0), fonts);
    surface.end_tagged();
}

fn draw(
    surface: &mut Surface<'_>,
    mark: &Mark,
    fonts: &Fonts,
    leaves: &mut [Vec<Identifier>],
) -> Result<(), String> {
    let layout = || ContentTag::Artifact(Artifact::new(ArtifactType::Layout, None));
    match mark {
        Mark::Text { at, text, look, stretch, part } => {
            let tag = match part {
                Some(_) => ContentTag::Span(SpanTag::empty()),
                None => layout(),
            };
            let id = surface.start_tagged(tag);
            self::text(surface, (*at, text), (*look, *stretch), fonts);
            surface.end_tagged();
            if let Some(own) = part.and_then(|part| leaves.get_mut(part)) {
                own.push(id);
            }
        }
        Mark::Rule { from, to, width } => {
            surface.start_tagged(layout());
            let mut path = PathBuilder::new();
            path.move_to(from[0], from[1]);
            path.line_to(to[0], to[1]);
            if let Some(path) = path.finish() {
                surface.set_fill(None);
                surface.set_stroke(Some(Stroke { width: *width, ..Stroke::default() }));
                surface.draw_path(&path);
                surface.set_stroke(None);
            }
            surface.end_tagged();
        }
        Mark::Shade { at, size } => {
            surface.start_tagged(layout());
            let mut path = PathBuilder::new();
            if let Some(rect) = Rect::from_xywh(at[0], at[1], size[0], size[1]) {
                path.push_rect(rect);
            }
            if let Some(path) = path.finish() {
                surface.set_stroke(None);
                surface.set_fill(Some(fill(232)));
                surface.draw_path(&path);
            }
            surface.end_tagged();
        }
        Mark::Picture { at, size, svg, part } => {
            let tree = typeface::tree(svg).map_err(|error| error.to_string())?;
            let whole = Size::from_wh(size[0], size[1]).ok_or("no room for a chart")?;
            let id = surface.start_tagged(ContentTag::Other);
            surface.push_transform(&Transform::from_translate(at[0], at[1]));
            surface.draw_svg(&tree, whole, SvgSettings::default());
            surface.pop();
            surface.end_tagged();
            if let Some(own) = leaves.get_mut(*part) {
                own.push(id);
            }
        }
    }
    Ok(())
}

/// A grey of this lightness.
fn fill(lightness: u8) -> Fill {
    let paint = krilla::color::luma::Color::new(lightness).into();
    Fill { paint, opacity: NormalizedF32::ONE, rule: FillRule::default() }
}

/// One line; `stretch` is added to every space of a justified one.
fn text(
    surface: &mut Surface<'_>,
    (at, text): ([f32; 2], &str),
    (look, stretch): (Look, f32),
    fonts: &Fonts,
) {
    let Some(font) = fonts.of(look.style) else { return };
    let mut glyphs = look.style.glyphs(text);
    if stretch > 0.0 {
        for (glyph, letter) in glyphs.iter_mut().zip(text.chars()) {
            if letter == ' ' {
                glyph.x_advance += stretch / look.size;
            }
        }
    }
    surface.set_stroke(None);
    surface.set_fill(Some(fill(0)));
    let start = Point::from_xy(at[0], at[1]);
    surface.draw_glyphs(start, &glyphs, font, text, look.size, false);
}

/// The structure, in the order in which its parts were begun.
fn tree(parts: &[Part], mut leaves: Vec<Vec<Identifier>>) -> TagTree {
    let mut children: Vec<Vec<Node>> = vec![Vec::new(); parts.len()];
    let mut whole = TagTree::new();
    let mut top = Vec::new();
    // From the last to the first, so that each has its children when it is added to its parent.
    for (at, part) in parts.iter().enumerate().rev() {
        let own = std::mem::take(&mut leaves[at]).into_iter().map(Node::from);
        let mut inside: Vec<Node> = own.collect();
        inside.extend(std::mem::take(&mut children[at]).into_iter().rev());
        if inside.is_empty() {
            continue;
        }
        let group = TagGroup::with_children(tag(&part.role), inside);
        match part.parent {
            Some(parent) => children[parent].push(group.into()),
            None => top.push(group),
        }
    }
    for group in top.into_iter().rev() {
        whole.push(group);
    }
    whole
}

fn tag(role: &Role) -> TagKind {
    match role {
        Role::Heading(level) => {
            let level = std::num::NonZeroU16::new(u16::from(*level));
            Tag::Hn(level.unwrap_or(std::num::NonZeroU16::MIN), None).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::Table => Tag::Table.into(),
        Role::Row => Tag::TR.into(),
        Role::Head => Tag::TH(TableHeaderScope::Column).into(),
        Role::Cell => Tag::TD.into(),
        Role::Figure(alt) => Tag::Figure(Some(alt.clone())).into(),
    }
}
