//! Draws in pixels, from the upper left, on a backend of plotters that is written in `backend.rs`.

use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, ShapeStyle};
use plotters_backend::DrawingBackend;

use super::font::{Weight, font};
use super::palette::Ink;

/// Units of the backend in a pixel: its coordinates are whole numbers.
pub(super) const UNITS: f64 = 4.0;

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Type {
    /// Pixels per em.
    size: f64,
    weight: Weight,
    ink: Ink,
    /// Which end of the text stands at the place given.
    anchor: HPos,
}

impl Type {
    /// Regular text that starts at its place; `size` in pixels per em.
    pub(super) fn new(size: f64, ink: Ink) -> Self {
        Self { size, weight: Weight::Regular, ink, anchor: HPos::Left }
    }

    /// The same in semibold.
    pub(super) fn semibold(self) -> Self {
        Self { weight: Weight::Semibold, ..self }
    }

    /// The same, ending at its place.
    pub(super) fn right(self) -> Self {
        Self { anchor: HPos::Right, ..self }
    }

    /// The same, centred on its place.
    pub(super) fn centred(self) -> Self {
        Self { anchor: HPos::Center, ..self }
    }
}

/// A place, in pixels from the upper left.
pub(super) type Place = (f64, f64);

/// A drawing in progress. Writing SVG to a string cannot fail, so no method returns an error.
#[derive(Debug, Default)]
pub(super) struct Pen {
    /// Pixels. A chart sets the height once its layout is known.
    pub(super) width: f64,
    pub(super) height: f64,
    /// Whether the light colours are fixed; otherwise colours follow the page's light or dark mode.
    pub(super) fixed: bool,
    /// SVG elements, one a line.
    pub(super) elements: String,
}

impl Pen {
    /// A text whose middle is at the height of its place.
    pub(super) fn text(&mut self, at: Place, text: &str, set: Type) {
        let style = font(set.size * UNITS, set.weight)
            .color(&set.ink.color())
            .pos(Pos::new(set.anchor, VPos::Center));
        self.draw_text(text, &style, place(at)).ok();
    }

    /// Lines of text, the first at its place, `step` pixels apart.
    pub(super) fn lines(&mut self, at: Place, step: f64, lines: &[String], set: Type) {
        let mut y = at.1;
        for line in lines {
            self.text((at.0, y), line, set);
            y += step;
        }
    }

    /// A filled rectangle between two corners; `alpha` 0…1.
    pub(super) fn rect(&mut self, from: Place, to: Place, ink: Ink, alpha: f64) {
        self.draw_rect(place(from), place(to), &ink.color().mix(alpha), true).ok();
    }

    /// A line `width` pixels wide.
    pub(super) fn line(&mut self, from: Place, to: Place, ink: Ink, width: f64) {
        self.draw_line(place(from), place(to), &stroke(ink, width)).ok();
    }

    /// A line through places.
    pub(super) fn path(&mut self, places: &[Place], ink: Ink, width: f64) {
        self.draw_path(places.iter().copied().map(place), &stroke(ink, width)).ok();
    }

    /// A filled polygon; `alpha` 0…1.
    pub(super) fn shape(&mut self, corners: &[Place], ink: Ink, alpha: f64) {
        self.fill_polygon(corners.iter().copied().map(place), &ink.color().mix(alpha)).ok();
    }

    /// A filled disc.
    pub(super) fn disc(&mut self, centre: Place, radius: f64, ink: Ink) {
        self.draw_circle(place(centre), units(radius).unsigned_abs(), &ink.color(), true).ok();
    }
}

fn place((x, y): Place) -> (i32, i32) {
    (units(x), units(y))
}

/// Pixels as whole units.
#[expect(
    clippy::cast_possible_truncation,
    reason = "rounded, and a drawing is far smaller than 2³¹ units"
)]
pub(super) fn units(pixels: f64) -> i32 {
    (pixels * UNITS).round() as i32
}

fn stroke(ink: Ink, width: f64) -> ShapeStyle {
    ShapeStyle::from(ink.color()).stroke_width(units(width).unsigned_abs())
}
