//! Draws in pixels; plotters writes the SVG.

use plotters::prelude::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, RGBColor, ShapeStyle};

use super::font::{Weight, font};
use super::palette::Ink;

/// plotters rounds to whole units: four of them make a pixel.
pub(super) const UNITS: f64 = 4.0;

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Type {
    /// Pixels per em.
    pub(super) size: f64,
    /// Regular or semibold.
    pub(super) weight: Weight,
    /// Its colour.
    pub(super) ink: Ink,
    /// Which part of it stands at the place given.
    pub(super) anchor: HPos,
}

impl Type {
    /// Regular text that starts at its place.
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

/// One drawing in progress.
pub(super) struct Pen<'a> {
    backend: SVGBackend<'a>,
}

/// The SVG that `draw` makes on a sheet of `width` × `height` pixels.
pub(super) fn drawn(width: f64, height: f64, draw: impl FnOnce(&mut Pen<'_>)) -> String {
    let mut svg = String::new();
    let sheet = (units(width).unsigned_abs(), units(height).unsigned_abs());
    let mut pen = Pen { backend: SVGBackend::with_string(&mut svg, sheet) };
    draw(&mut pen);
    // Writing to a string cannot fail, here and below.
    pen.backend.present().ok();
    drop(pen);
    svg
}

impl Pen<'_> {
    /// A text, centred on the height of its place.
    pub(super) fn text(&mut self, at: Place, text: &str, set: Type) {
        let style = font(set.size * UNITS, set.weight)
            .color(&colour(set.ink))
            .pos(Pos::new(set.anchor, VPos::Center));
        self.backend.draw_text(text, &style, place(at)).ok();
    }

    /// Lines of text, the first centred on its place, `step` pixels apart.
    pub(super) fn lines(&mut self, at: Place, step: f64, lines: &[String], set: Type) {
        let mut y = at.1;
        for line in lines {
            self.text((at.0, y), line, set);
            y += step;
        }
    }

    /// A filled rectangle between two corners; `alpha` 0…1.
    pub(super) fn rect(&mut self, from: Place, to: Place, ink: Ink, alpha: f64) {
        let style = filled(ink, alpha);
        self.backend.draw_rect(place(from), place(to), &style, true).ok();
    }

    /// A line `thick` pixels thick.
    pub(super) fn line(&mut self, from: Place, to: Place, ink: Ink, thick: f64) {
        let style = stroked(ink, thick);
        self.backend.draw_line(place(from), place(to), &style).ok();
    }

    /// A line through places.
    pub(super) fn path(&mut self, places: &[Place], ink: Ink, thick: f64) {
        let style = stroked(ink, thick);
        self.backend.draw_path(places.iter().copied().map(place), &style).ok();
    }

    /// A filled shape.
    pub(super) fn shape(&mut self, corners: &[Place], ink: Ink, alpha: f64) {
        self.backend.fill_polygon(corners.iter().copied().map(place), &filled(ink, alpha)).ok();
    }

    /// A filled disc.
    pub(super) fn disc(&mut self, centre: Place, radius: f64, ink: Ink) {
        let radius = units(radius).unsigned_abs();
        self.backend.draw_circle(place(centre), radius, &filled(ink, 1.0), true).ok();
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
fn units(pixels: f64) -> i32 {
    (pixels * UNITS).round() as i32
}

fn colour(ink: Ink) -> RGBColor {
    let [_, red, green, blue] = ink.hex().to_be_bytes();
    RGBColor(red, green, blue)
}

fn filled(ink: Ink, alpha: f64) -> ShapeStyle {
    ShapeStyle { color: colour(ink).mix(alpha), filled: true, stroke_width: 0 }
}

fn stroked(ink: Ink, thick: f64) -> ShapeStyle {
    ShapeStyle {
        color: colour(ink).mix(1.0),
        filled: false,
        stroke_width: units(thick).unsigned_abs(),
    }
}
