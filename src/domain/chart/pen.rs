//! Draws in pixels, from the upper left; the SVG is written by `backend.rs`.

use plotters::style::text_anchor::{Pos, VPos};
use plotters::style::{Color, ShapeStyle};
use plotters_backend::DrawingBackend;

use super::backend::escaped;
use super::{Ink, TextStyle};

/// Units of the backend in a pixel: its coordinates are whole numbers.
pub(super) const UNITS: f64 = 4.0;

/// A point, in pixels from the upper left.
pub(super) type Point = (f64, f64);

/// A drawing in progress. Writing SVG to a string cannot fail, so no method returns an error.
#[derive(Debug, Default)]
pub(super) struct Pen {
    /// Pixels. A chart sets the height once it knows where its drawing ends.
    pub(super) width: f64,
    pub(super) height: f64,
    /// Whether the light colours are fixed; otherwise they follow the page's light or dark mode.
    pub(super) fixed: bool,
    /// SVG elements, one a line.
    pub(super) elements: String,
    /// Whether some of them are links: then the drawing is no picture to a screen reader, but a group.
    pub(super) links: bool,
}

impl Pen {
    /// A text whose middle is at the height of `at`.
    pub(super) fn text(&mut self, at: Point, text: &str, style: TextStyle) {
        let style = style
            .font(style.size * UNITS)
            .color(&style.ink.color())
            .pos(Pos::new(style.anchor, VPos::Center));
        self.draw_text(text, &style, place(at)).ok();
    }

    /// Lines of text, the first at the height of `at`, `step` pixels apart. Returns their height.
    pub(super) fn lines(
        &mut self,
        (x, y): Point,
        step: f64,
        lines: &[String],
        style: TextStyle,
    ) -> f64 {
        let mut height = 0.0;
        for line in lines {
            self.text((x, y + height), line, style);
            height += step;
        }
        height
    }

    /// A filled rectangle between two corners; `alpha` 0…1.
    pub(super) fn rect(&mut self, from: Point, to: Point, ink: Ink, alpha: f64) {
        self.draw_rect(place(from), place(to), &ink.color().mix(alpha), true).ok();
    }

    /// A line `width` pixels wide.
    pub(super) fn line(&mut self, from: Point, to: Point, ink: Ink, width: f64) {
        self.draw_line(place(from), place(to), &stroke(ink, width)).ok();
    }

    /// A line through points.
    pub(super) fn path(&mut self, points: impl IntoIterator<Item = Point>, ink: Ink, width: f64) {
        self.draw_path(points.into_iter().map(place), &stroke(ink, width)).ok();
    }

    /// A filled polygon; `alpha` 0…1.
    pub(super) fn polygon(
        &mut self,
        corners: impl IntoIterator<Item = Point>,
        ink: Ink,
        alpha: f64,
    ) {
        self.fill_polygon(corners.into_iter().map(place), &ink.color().mix(alpha)).ok();
    }

    /// What `draw` draws is a link to `href`, over the whole width from `top` to `bottom`.
    pub(super) fn link(
        &mut self,
        href: Option<&str>,
        (top, bottom): (f64, f64),
        draw: impl FnOnce(&mut Self),
    ) {
        let Some(href) = href else {
            return draw(self);
        };
        self.links = true;
        let (x, y) = place((0.0, top));
        let (width, height) = (units(self.width), units(bottom - top));
        self.element(format_args!(
            r#"<a href="{}"><rect x="{x}" y="{y}" width="{width}" height="{height}" fill="none" pointer-events="all"/>"#,
            escaped(href)
        ))
        .ok();
        draw(self);
        self.elements.push_str("</a>\n");
    }

    /// A filled disc.
    pub(super) fn disc(&mut self, centre: Point, radius: f64, ink: Ink) {
        self.draw_circle(place(centre), units(radius).unsigned_abs(), &ink.color(), true).ok();
    }
}

fn place((x, y): Point) -> (i32, i32) {
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
