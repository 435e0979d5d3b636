//! From plotters' SVG to one for a page: named, responsive, in the page's colours.
//!
//! No `style` attribute is written, so a strict content security policy holds.

use super::face::{Face, Picture, Size};
use super::font::FAMILY;
use super::palette::Ink;
use super::pen::UNITS;
use super::table::ChartTable;

/// What fonts a drawing may fall back to where a page does not load its own.
const FALLBACK: &str = "system-ui, sans-serif";

/// A chart in all its forms: what `draw` draws for each size, and the same figures as a table and in a
/// sentence.
pub(super) fn picture(
    face: &Face<'_>,
    (table, sentence): (ChartTable, String),
    draw: impl Fn(Size) -> String,
) -> Picture {
    let finished = |size| finish(&draw(size), face, size, &sentence);
    Picture { desk: finished(Size::Desk), phone: finished(Size::Phone), table, sentence }
}

/// `svg` with the face's name and the sentence as its description.
fn finish(svg: &str, face: &Face<'_>, size: Size, sentence: &str) -> String {
    let name = format!("{}-{}", face.id, size.name());
    let (root, body) = svg.split_once(">\n").unwrap_or((svg, ""));
    let view = root.split("viewBox=\"").nth(1).unwrap_or_default();
    let view = view.split('"').next().unwrap_or_default();
    let root = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart chart-{}\" viewBox=\"{view}\" \
         lang=\"{}\" role=\"img\" aria-labelledby=\"{name}-t {name}-d\" \
         font-family=\"{FAMILY}, {FALLBACK}\"><title id=\"{name}-t\">{}</title>\
         <desc id=\"{name}-d\">{}</desc>",
        size.name(),
        face.lang.code(),
        escaped(face.title),
        escaped(sentence),
    );
    format!("{root}{}", turning(&tidy(body))).replace("><", ">\n<")
}

/// A line without words, named by an attribute.
pub(super) fn spark_line(svg: &str, name: &str) -> String {
    let (root, body) = svg.split_once(">\n").unwrap_or((svg, ""));
    let view = root.split("viewBox=\"").nth(1).unwrap_or_default();
    let view = view.split('"').next().unwrap_or_default();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"spark\" viewBox=\"{view}\" \
         role=\"img\" aria-label=\"{}\">{}",
        escaped(name),
        turning(&tidy(body))
    )
}

/// A drawing for a file: fixed light colours, a size of its own, no class.
pub fn plain(svg: &str) -> String {
    let mut fixed = svg.to_owned();
    for (ink, name) in Ink::TURNING {
        let hex = format!("#{:06X}", ink.hex());
        fixed = fixed.replace(&format!("var(--c-{name},{hex})"), &hex);
    }
    let view = svg.split("viewBox=\"0 0 ").nth(1).unwrap_or_default();
    let view = view.split('"').next().unwrap_or_default();
    let pixels = |units: Option<&str>| {
        let units: f64 = units.and_then(|text| text.parse().ok()).unwrap_or_default();
        units / UNITS
    };
    let mut sides = view.split(' ');
    let (width, height) = (pixels(sides.next()), pixels(sides.next()));
    for size in [Size::Desk, Size::Phone] {
        fixed = fixed.replace(
            &format!("class=\"chart chart-{}\"", size.name()),
            &format!("width=\"{width}\" height=\"{height}\""),
        );
    }
    fixed
}

/// Without what the root says already, or what is the default anyway.
fn tidy(body: &str) -> String {
    body.replace('\n', "")
        .replace(&format!(" font-family=\"{FAMILY}\""), "")
        .replace(" opacity=\"1\"", "")
        .replace(" stroke=\"none\"", "")
        .replace(" text-anchor=\"start\"", "")
        // ex depends on the font at hand; half of a capital's height does not.
        .replace(" dy=\"0.5ex\"", " dy=\"0.33em\"")
        .replace("font-weight=\"bold\"", "font-weight=\"600\"")
        .replace(" \"/>", "\"/>")
}

/// Colours that turn with the page, and dashes for the target: plotters has none for SVG.
fn turning(body: &str) -> String {
    let mut body = body.to_owned();
    for (ink, name) in Ink::TURNING {
        let hex = format!("#{:06X}", ink.hex());
        for attribute in ["fill", "stroke"] {
            let dashes = match ink {
                Ink::Target => {
                    let (drawn, left_out) = (5.0 * UNITS, 3.5 * UNITS);
                    format!(" stroke-dasharray=\"{drawn} {left_out}\"")
                }
                _ => String::new(),
            };
            let turned = format!("{attribute}=\"var(--c-{name},{hex})\"{dashes}");
            body = body.replace(&format!("{attribute}=\"{hex}\""), &turned);
        }
    }
    body
}

/// Text as XML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
