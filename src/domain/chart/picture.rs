//! A finished chart, in all its forms.

use plotters_backend::DrawingBackend;

use super::backend::escaped;
use super::pen::UNITS;
use super::text::FAMILY;
use super::{ChartOptions, ChartTable, Pen, Size};

/// Fonts where a page does not load the chart's own.
const FALLBACK: &str = "system-ui, sans-serif";

/// One chart in all its forms. Pages show both drawings; [`super::CSS`] hides one.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Unique on its page.
    pub id: String,
    /// SVG for wide screens and for print.
    pub desk: String,
    /// SVG for narrow screens.
    pub phone: String,
    /// The same figures as a table.
    pub table: ChartTable,
    /// The same figures as one or two sentences; also the drawing's description.
    pub sentence: String,
}

impl Picture {
    /// `draw` draws for a size and sets the pen's height.
    pub(super) fn new(
        options: &ChartOptions<'_>,
        table: ChartTable,
        sentence: String,
        draw: impl Fn(&mut Pen, Size),
    ) -> Self {
        let svg = |size: Size| {
            let mut pen = Pen { width: size.width(), fixed: options.standalone, ..Pen::default() };
            draw(&mut pen, size);
            labelled(&pen, options, size, &sentence)
        };
        let id = options.id.to_owned();
        Self { id, desk: svg(Size::Desk), phone: svg(Size::Phone), table, sentence }
    }
}

/// The drawing with the title as its name and the sentence as its description.
fn labelled(pen: &Pen, options: &ChartOptions<'_>, size: Size, sentence: &str) -> String {
    let id = format!("{}-{}", options.id, size.name());
    let extent = if options.standalone {
        let (width, height) = pen.get_size();
        let pixels = |units: u32| f64::from(units) / UNITS;
        format!("width=\"{}\" height=\"{}\"", pixels(width), pixels(height))
    } else {
        format!("class=\"chart chart-{}\"", size.name())
    };
    let attributes = format!(
        "{extent} lang=\"{}\" aria-labelledby=\"{id}-t {id}-d\" \
         font-family=\"{FAMILY}, {FALLBACK}\"",
        options.lang.code()
    );
    let head = format!(
        "<title id=\"{id}-t\">{}</title>\n<desc id=\"{id}-d\">{}</desc>\n",
        escaped(options.title),
        escaped(sentence)
    );
    pen.svg(&attributes, &head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::chart::items;

    fn desk(standalone: bool) -> String {
        let title = "Đúng hẹn & \"rõ\" <ràng>";
        let options = ChartOptions { title, standalone, target: Some(0.9), ..ChartOptions::TEST };
        items(&options, &[]).desk
    }

    #[test]
    fn a_drawing_for_a_page_follows_its_colours_and_one_for_a_file_has_its_own() {
        let page = desk(false);
        assert!(page.contains("class=\"chart chart-desk\""), "{page}");
        assert!(page.contains("stroke=\"var(--c-target,#1B2431)\""), "{page}");
        let file = desk(true);
        assert!(file.contains(" width=\"760\" height=\""), "{file}");
        assert!(file.contains("stroke=\"#1B2431\""), "{file}");
        assert!(!file.contains("var(") && !file.contains("class="), "{file}");
        for svg in [page, file] {
            assert!(svg.contains("stroke-dasharray=\"20 14\""), "{svg}");
            let name =
                "<title id=\"test-desk-t\">Đúng hẹn &amp; &quot;rõ&quot; &lt;ràng&gt;</title>";
            assert!(svg.contains(name), "{svg}");
        }
    }
}
