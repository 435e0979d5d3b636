//! The drawing backend: what plotters draws, as SVG elements for a page or a file.
//!
//! No `style` attribute is written, so a strict content security policy holds.

use std::fmt::{self, Write};

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

use super::pen::{UNITS, units};
use super::{Ink, Pen};

type Drawn = Result<(), DrawingErrorKind<fmt::Error>>;

impl DrawingBackend for Pen {
    type ErrorType = fmt::Error;

    fn get_size(&self) -> (u32, u32) {
        (units(self.width).unsigned_abs(), units(self.height).unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(at, (at.0 + 1, at.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        (x1, y1): BackendCoord,
        (x2, y2): BackendCoord,
        style: &S,
    ) -> Drawn {
        let paint = self.paint(style, false);
        self.element(format_args!(r#"<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"{paint}/>"#))
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (width, height, paint) = (right - left, bottom - top, self.paint(style, fill));
        self.element(format_args!(
            r#"<rect x="{left}" y="{top}" width="{width}" height="{height}"{paint}/>"#
        ))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let (points, paint) = (points(path), self.paint(style, false));
        self.element(format_args!(r#"<polyline points="{points}"{paint}/>"#))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        let (points, paint) = (points(corners), self.paint(style, true));
        self.element(format_args!(r#"<polygon points="{points}"{paint}/>"#))
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let paint = self.paint(style, fill);
        self.element(format_args!(r#"<circle cx="{x}" cy="{y}" r="{radius}"{paint}/>"#))
    }

    /// Sets the middle of the text at the height of `y`, whatever the style's vertical anchor.
    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => r#" text-anchor="middle""#,
            HPos::Right => r#" text-anchor="end""#,
        };
        let weight = match style.style() {
            FontStyle::Bold => r#" font-weight="600""#,
            _ => "",
        };
        let (size, paint) = (style.size(), self.paint(&style.color(), true));
        // Half the height of a capital in ems; the unit ex depends on the font at hand.
        self.element(format_args!(
            "<text x=\"{x}\" y=\"{y}\" dy=\"0.33em\" font-size=\"{size}\"{weight}{anchor}{paint}>\
             {}</text>",
            escaped(text)
        ))
    }
}

impl Pen {
    /// The drawing with these attributes on its root, and `head` before its elements.
    pub(super) fn svg(&self, attributes: &str, head: &str) -> String {
        let (width, height) = self.get_size();
        let role = if self.links { "group" } else { "img" };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
             fill=\"none\" role=\"{role}\" {attributes}>\n{head}{}</svg>",
            self.elements
        )
    }

    pub(super) fn element(&mut self, element: fmt::Arguments<'_>) -> Drawn {
        writeln!(self.elements, "{element}").map_err(DrawingErrorKind::DrawingError)
    }

    /// The attributes for a fill or a stroke. A colour of [`Ink::THEMED`] is written as its custom
    /// property; the target's strokes are dashed.
    fn paint(&self, style: &impl BackendStyle, fill: bool) -> String {
        let BackendColor { rgb: (red, green, blue), alpha } = style.color();
        let rgb = u32::from_be_bytes([0, red, green, blue]);
        let themed = Ink::THEMED.into_iter().find(|(ink, _)| ink.hex() == rgb && !self.fixed);
        let color = match themed {
            Some((_, name)) => format!("var(--c-{name},#{rgb:06X})"),
            None => format!("#{rgb:06X}"),
        };
        let opacity = if alpha < 1.0 { format!(r#" opacity="{alpha}""#) } else { String::new() };
        if fill {
            return format!(r#" fill="{color}"{opacity}"#);
        }
        let dashes = if rgb == Ink::Target.hex() {
            format!(r#" stroke-dasharray="{} {}""#, 5.0 * UNITS, 3.5 * UNITS)
        } else {
            String::new()
        };
        let width = style.stroke_width();
        format!(r#" stroke="{color}" stroke-width="{width}"{dashes}{opacity}"#)
    }
}

fn points(places: impl IntoIterator<Item = BackendCoord>) -> String {
    let places: Vec<String> = places.into_iter().map(|(x, y)| format!("{x},{y}")).collect();
    places.join(" ")
}

/// Text as XML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
